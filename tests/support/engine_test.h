#pragma once

#include "app/engine/engine_setup.h"
#include "app/history/contact_record.h"
#include "app/links/link_opener.h"
#include "app/settings/settings.h"
#include "app/ui/resource_tab.h"
#include "tests/support/fixtures.h"
#include "tests/support/wait_for.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

namespace portcullis::test {

//! \brief One resource open in the real engine, and what it writes to its console.
class OpenResource {
public:
    //! \brief Opens a copy of \a folder.
    //! \param replacements texts to put in place of others in all its text files, such as an
    //!        address for a placeholder.
    //! \param settings the user's.
    //! \param files more files to put into the copy: their names and contents.
    //! \param defenses fewer of them, to see what the engine does without.
    OpenResource(const QString& folder, const CapabilitySet& granted,
        const QList<std::pair<QByteArray, QByteArray>>& replacements = {},
        const Settings& settings = {}, const QList<std::pair<QString, QByteArray>>& files = {},
        const Defenses& defenses = {});

    //! Waits for a console line, such as `log: done`, that contains \a text.
    bool waitForLine(const char* text) const;
    //! The number of console lines that contain \a text.
    int count(const char* text) const;
    //! All console lines, for messages of failed tests.
    QByteArray console() const { return m_lines.join(u'\n').toUtf8(); }

    //! The console lines of a page that tries cases and writes `NAME => OUTCOME` of each, without
    //! their level.
    QByteArrayList cases() const;

    //! Runs a script in the host page, which can speak to the gate as the frame's messages do.
    void runInShell(const QString& script);

    ResourceTab& tab() const { return *m_tab; }
    //! The copy that was opened.
    QString folder() const { return m_folder.path(); }
    void close() { m_tab.reset(); }

    //! The addresses that were opened in other programs, of which there is only one that writes
    //! them down.
    QStringList openedOutside() const;

    //! Where the hosts that it reaches are recorded.
    ContactRecord& contacts() { return m_contacts; }

private:
    QTemporaryDir m_folder;
    QStringList m_lines;
    QTemporaryDir m_data;
    ContactRecord m_contacts{m_data.path(), defaultHistoryDays};
    QTemporaryDir m_programs;
    NetworkThread m_network;
    LinkOpener m_links;
    std::unique_ptr<ResourceTab> m_tab;
};

using Replacements = QList<std::pair<QByteArray, QByteArray>>;

//! Copies the files of \a from to \a to, each text with the \a replacements.
void copyResource(const QString& from, const QString& to, const Replacements& replacements);

//! The folder tests/fixtures/resources/ + \a name.
QString resourceFixture(const char* name);

//! \brief main() of a test that uses the engine, offscreen and with its sandbox on.
template <typename Test> int runEngineTest(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    setUpEngine(ProcessSandbox::On);
    const QApplication app(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace portcullis::test

//! In place of QTEST_MAIN.
#define PORTCULLIS_ENGINE_TEST(Test)                                                               \
    int main(int argc, char** argv)                                                                \
    {                                                                                              \
        return portcullis::test::runEngineTest<Test>(argc, argv);                                  \
    }
