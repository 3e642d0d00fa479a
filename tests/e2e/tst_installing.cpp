#include "app/history/contact_record.h"
#include "app/package/packer.h"
#include "app/ui/check_row.h"
#include "app/ui/consent_dialog.h"
#include "app/ui/developer_tools.h"
#include "app/ui/library/details_page.h"
#include "app/ui/library/library_notice.h"
#include "app/ui/library/library_page.h"
#include "app/ui/library/resource_card.h"
#include "app/ui/main_window.h"
#include "app/ui/permissions_page.h"
#include "app/ui/window_state.h"
#include "tests/support/answerer.h"
#include "tests/support/engine_test.h"
#include "tests/support/program.h"
#include "tests/support/raw_server.h"
#include "tests/support/sample_package.h"
#include "tests/support/saved_decisions.h"

#include <QCheckBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLockFile>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>

using namespace portcullis;
using test::Answerer;
using test::click;
using test::clicking;
using test::RawServer;

namespace {

const QString id = QStringLiteral("com.example.asking");

} // namespace

//! \brief The whole life of a resource in the real window: it is installed, refused, used, updated,
//! taken back and removed.
class TestInstalling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void droppedAndAllowed();
    void refusedAndInstalledAllTheSame();
    void canceledLeavesNothing();
    void refusedPackageIsExplained();
    void showsWhoPublishedIt();
    void installsSeveral();
    void saysWhatWasLeftOut();
    void saysWhatCameOfEach();
    void revokedWhileConnected();
    void revokedByTheCommandLine();
    void aWiderUpdateIsSeenFirst();
    void anUpdateWithoutWhatIsNew();
    void whatIsDecidedMeanwhileStays();
    void anUpdateWaitsForItsRefusalsToBeSaved();
    void anUpdateDoesNotPullTheRugAway();
    void rollsBack();
    void anOlderVersionIsAskedFor();
    void disables();
    void uninstalls();
    void uninstalledElsewhere();
    void searches();
    void tabsComeBack();
    void opensWhatIsNamed();
    void developerTools();
    void keyboardOpensACard();

private:
    void openWindow();
    QString source(const char* version, const QByteArray& hosts);
    void drop(const QStringList& paths) const;
    void install(const QString& path);
    bool isInstalled() const { return m_library->find(id) && m_library->find(id)->entry; }
    QString version() const { return m_library->find(id)->resource.manifest.version; }
    QString data() const { return m_folder->filePath(QStringLiteral("data")); }
    Decisions decisions() const { return test::savedDecisions(data(), id); }
    QByteArray listOf(const RawServer& server) const
    {
        return "[\"" + server.address().toUtf8() + "\"]";
    }
    QByteArray listOf(const RawServer& one, const RawServer& other) const
    {
        return "[\"" + one.address().toUtf8() + "\", \"" + other.address().toUtf8() + "\"]";
    }
    QTabWidget* tabs() const { return m_window->findChild<QTabWidget*>(); }
    ResourceTab* tab() const { return qobject_cast<ResourceTab*>(tabs()->currentWidget()); }
    DetailsPage* details() const { return m_window->findChild<DetailsPage*>(); }
    QString notice() const { return m_window->findChild<LibraryNotice*>()->text(); }
    bool waitForNotice(const char* text) const
    {
        return test::waitFor([&] { return notice().contains(QLatin1String(text)); });
    }
    bool connects(RawServer& server);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<ContactRecord> m_contacts;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
    int m_sources = 0;
};

void TestInstalling::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("markup")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<RawServer>();
    m_contacts = std::make_unique<ContactRecord>(data(), 90);
    m_network = std::make_unique<NetworkThread>(NetworkSettings());
    openWindow();
}

void TestInstalling::cleanup()
{
    m_window.reset();
    m_library.reset();
    m_network.reset();
    m_contacts.reset();
}

void TestInstalling::openWindow()
{
    m_window.reset();
    m_library = std::make_unique<Library>(data(), QString());
    m_window = std::make_unique<MainWindow>(*m_library, GrantStore(data()),
        ProgramServices{*m_network, {}, {}, false, {}, m_contacts.get()});
    m_window->show();
}

//! A folder with one version of a resource, which connects to the first of its \a hosts.
QString TestInstalling::source(const char* version, const QByteArray& hosts)
{
    const QString folder = m_folder->filePath(QStringLiteral("source%1").arg(++m_sources));
    const QByteArray first = hosts.split('"').value(1);
    test::copyResource(test::resourceFixture("asking"), folder,
        {{"1.0.0", version},
            {"\"frontend\"", "\"network\": {\"ws\": {\"hosts\": " + hosts + "}}, \"frontend\""},
            {"{script}", "connect('" + first + "');"}});
    return folder;
}

void TestInstalling::drop(const QStringList& paths) const
{
    QMimeData mime;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls << QUrl::fromLocalFile(path);
    mime.setUrls(urls);
    const QPoint middle = m_window->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &event);
}

void TestInstalling::install(const QString& path)
{
    const Answerer allow(clicking("allow"));
    drop({path});
    QVERIFY(test::waitFor([&] { return isInstalled(); }));
    QVERIFY(waitForNotice("installed"));
}

bool TestInstalling::connects(RawServer& server)
{
    return test::waitFor([&] { return server.connectionCount() > 0; }) && server.acceptHandshake()
        && test::waitFor(
            [&] { return tab()->connectionText().startsWith(QLatin1String("Connected")); });
}

void TestInstalling::droppedAndAllowed()
{
    install(source("1.0.0", listOf(*m_server)));
    QVERIFY(decisions().capabilities.at(Capability::NetworkWs) == Choice::Granted);
    QCOMPARE(details()->id(), id);
    QVERIFY(details()->isVisible());
    const Answerer nobody([](QWidget& dialog) { dialog.close(); });
    click(*details(), "open");
    QTRY_VERIFY(tab());
    QVERIFY(connects(*m_server));
    QVERIFY(!nobody.wasNeeded()); // nothing is asked twice
}

void TestInstalling::refusedAndInstalledAllTheSame()
{
    const Answerer refuse(clicking("refuse"));
    drop({source("1.0.0", listOf(*m_server))});
    QTRY_VERIFY(isInstalled());
    QTRY_VERIFY(!decisions().capabilities.empty());
    QVERIFY(decisions().capabilities.at(Capability::NetworkWs) == Choice::Refused);
    m_window->openResource(id);
    QVERIFY(tab());
    QTest::qWait(500);
    QCOMPARE(m_server->connectionCount(), 0);
}

void TestInstalling::canceledLeavesNothing()
{
    const Answerer cancel(clicking("cancel"));
    drop({source("1.0.0", listOf(*m_server))});
    QTRY_VERIFY(cancel.wasNeeded());
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QVERIFY(!isInstalled());
    QVERIFY(decisions() == Decisions());
    const QDir staging(data() + QStringLiteral("/store/staging"));
    QTRY_VERIFY(staging.entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty());
}

void TestInstalling::refusedPackageIsExplained()
{
    const QString file = m_folder->filePath(QStringLiteral("broken.rpk"));
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    QVERIFY(broken.write("PK\x03\x04 and no more") > 0);
    broken.close();
    drop({file});
    QVERIFY(waitForNotice(
        "broken.rpk was not installed. This isn't a Portcullis package, or the file is damaged."));
    QVERIFY(m_library->items().empty());
}

void TestInstalling::showsWhoPublishedIt()
{
    const SigningKey key = SigningKey::generate();
    const QString package = m_folder->filePath(QStringLiteral("signed.rpk"));
    QVERIFY(packFolder(source("1.0.0", listOf(*m_server)), package, {&key}));
    QStringList shown;
    const Answerer look([&shown](QWidget& dialog) {
        for (const QLabel* const label : dialog.findChildren<QLabel*>()) {
            if (!label->text().isEmpty() && label->textFormat() != Qt::PlainText)
                qWarning("a stranger's text could be markup");
            shown << label->text();
        }
        dialog.close();
    });
    drop({package});
    QTRY_VERIFY(!shown.isEmpty());
    QVERIFY(shown.join(u'\n').contains(key.publicKey().fingerprint()));
    shown.clear();
    drop({source("1.0.0", listOf(*m_server))});
    QTRY_VERIFY(shown.join(u'\n').contains(QLatin1String("Not signed")));
}

void TestInstalling::installsSeveral()
{
    const Answerer allow(clicking("allow"));
    const QString second = source("1.0.0", listOf(*m_server));
    test::copyResource(second, m_folder->filePath(QStringLiteral("other")),
        {{"com.example.asking", "com.example.other"}});
    drop({second, m_folder->filePath(QStringLiteral("other"))});
    QTRY_COMPARE(m_library->items().size(), size_t(2));
}

void TestInstalling::saysWhatWasLeftOut()
{
    const QString folder = source("1.0.0", listOf(*m_server));
    QVERIFY(test::writeFile(folder + QStringLiteral("/.DS_Store"), "of the Finder"));
    install(folder);
    QVERIFY(waitForNotice("Asking is installed. Details: left out"));
    QVERIFY(notice().contains(QLatin1String(".DS_Store")));
}

void TestInstalling::saysWhatCameOfEach()
{
    const QString file = m_folder->filePath(QStringLiteral("broken.rpk"));
    QVERIFY(test::writeFile(file, "no package"));
    const Answerer allow(clicking("allow"));
    drop({file, source("1.0.0", listOf(*m_server))});
    QVERIFY(waitForNotice("Asking is installed."));
    QVERIFY(notice().contains(QLatin1String("broken.rpk was not installed.")));
    drop({file});
    QTRY_VERIFY(!notice().contains(QLatin1String("Asking is installed.")));
    QVERIFY(waitForNotice("broken.rpk was not installed."));
}

void TestInstalling::revokedWhileConnected()
{
    install(source("1.0.0", listOf(*m_server)));
    m_window->openResource(id);
    QVERIFY(connects(*m_server));
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
    auto* page = m_window->findChild<PermissionsPage*>();
    if (!page) { // offscreen, a window may not be the active one
        for (QShortcut* const shortcut : m_window->findChildren<QShortcut*>()) {
            if (shortcut->key() == QKeySequence(QStringLiteral("Ctrl+P")))
                Q_EMIT shortcut->activated();
        }
        page = m_window->findChild<PermissionsPage*>();
    }
    QVERIFY(page);
    click(*page, "revokeAll");
    QTRY_VERIFY(m_server->isGone());
    QVERIFY(decisions().capabilities.at(Capability::NetworkWs) == Choice::Refused);
    QTRY_VERIFY(!page->findChild<CheckRow*>()->isChecked());
}

void TestInstalling::revokedByTheCommandLine()
{
    install(source("1.0.0", listOf(*m_server)));
    m_window->openResource(id);
    QVERIFY(connects(*m_server));
    QStringList lines;
    connect(tab(), &ResourceTab::consoleMessage, this,
        [&lines](const QString&, const QString& text) { lines << text; });
    const auto outcome
        = test::runProgram({QStringLiteral("revoke"), id, QStringLiteral("--data-dir"), data()});
    QCOMPARE(outcome.exitCode, 0);
    QTRY_VERIFY(m_server->isGone());
    QTRY_VERIFY(lines.filter(QStringLiteral("grants.changed")).size() == 1);
    QTRY_VERIFY(lines.filter(QStringLiteral("the user has revoked the permission")).size() == 1);
}

void TestInstalling::aWiderUpdateIsSeenFirst()
{
    RawServer more;
    install(source("1.0.0", listOf(*m_server)));
    const QString wider = source("2.0.0", listOf(*m_server, more));
    {
        const Answerer cancel(clicking("cancel"));
        drop({wider});
        QVERIFY(waitForNotice("waits until you accept"));
    }
    QCOMPARE(version(), QStringLiteral("1.0.0"));
    QVERIFY(m_library->find(id)->entry->waiting);
    QStringList fresh;
    const Answerer refuseNew([&](QWidget& dialog) {
        for (CheckRow* const row : dialog.findChildren<CheckRow*>()) {
            const auto* const badge = row->findChild<QLabel*>(QStringLiteral("badge"));
            auto* const box = row->findChild<QCheckBox*>();
            if (badge->text().isEmpty() || !box->isChecked())
                continue;
            fresh << box->accessibleName();
            QTest::mouseClick(box, Qt::LeftButton);
        }
        click(dialog, "allow");
    });
    QTRY_VERIFY(details()->findChild<QPushButton*>(QStringLiteral("review")));
    click(*details(), "review");
    QTRY_COMPARE(version(), QStringLiteral("2.0.0"));
    QCOMPARE(fresh.size(), 1);
    QVERIFY(fresh.first().contains(QString::number(more.port())));
    QTRY_VERIFY(decisions().hosts.count(more.address()) > 0);
    QVERIFY(decisions().hosts.at(more.address()) == Choice::Refused);
}

//! What was allowed before stays allowed.
void TestInstalling::anUpdateWithoutWhatIsNew()
{
    RawServer more;
    RawServer dropped;
    install(source("1.0.0", listOf(*m_server, dropped)));
    const QString wider = source("2.0.0", listOf(*m_server, more));
    QStringList shown;
    const Answerer refuse([&shown](QWidget& dialog) {
        shown.clear();
        for (const QLabel* const label : dialog.findChildren<QLabel*>())
            shown << label->text();
        click(dialog, "refuse");
    });
    drop({wider});
    QTRY_COMPARE(version(), QStringLiteral("2.0.0"));
    QCOMPARE(shown
                 .filter(QStringLiteral("It no longer asks for: this computer (port %1)")
                             .arg(dropped.port()))
                 .size(),
        1);
    QTRY_VERIFY(decisions().hosts.count(more.address()) > 0);
    QVERIFY(decisions().hosts.at(more.address()) == Choice::Refused);
    QVERIFY(decisions().hosts.at(m_server->address()) == Choice::Granted);
    QVERIFY(decisions().capabilities.at(Capability::NetworkWs) == Choice::Granted);
}

//! As the command line does it while the dialog is there.
void TestInstalling::whatIsDecidedMeanwhileStays()
{
    RawServer more;
    install(source("1.0.0", listOf(*m_server)));
    const QString host = m_server->address();
    const Answerer allow([&](QWidget& dialog) {
        UserAnswer refused;
        refused.add(HostPattern::parse(host).value(), Choice::Refused);
        QVERIFY(GrantStore(data()).save(m_library->find(id)->key(), refused));
        click(dialog, "allow");
    });
    drop({source("2.0.0", listOf(*m_server, more))});
    QTRY_COMPARE(version(), QStringLiteral("2.0.0"));
    QTRY_VERIFY(decisions().hosts.count(more.address()) > 0);
    QVERIFY(decisions().hosts.at(more.address()) == Choice::Granted);
    QVERIFY(decisions().hosts.at(host) == Choice::Refused);
}

void TestInstalling::anUpdateWaitsForItsRefusalsToBeSaved()
{
    RawServer more;
    install(source("1.0.0", listOf(*m_server)));
    const QString wider = source("2.0.0", listOf(*m_server, more));
    const Answerer refuse(clicking("refuse"));
    {
        QLockFile lock(data() + QStringLiteral("/grants.json.lock"));
        QVERIFY(lock.tryLock());
        drop({wider});
        QVERIFY(waitForNotice("could not be saved"));
        QCOMPARE(version(), QStringLiteral("1.0.0"));
        QVERIFY(!m_library->find(id)->entry->waiting);
    }
    drop({wider});
    QTRY_COMPARE(version(), QStringLiteral("2.0.0"));
}

void TestInstalling::anUpdateDoesNotPullTheRugAway()
{
    install(source("1.0.0", listOf(*m_server)));
    m_window->openResource(id);
    QVERIFY(connects(*m_server));
    ResourceTab* const old = tab();
    const QString folder = old->resource().folder;
    drop({source("1.1.0", listOf(*m_server))}); // asks for nothing more, so that nobody is asked
    QTRY_COMPARE(version(), QStringLiteral("1.1.0"));
    QVERIFY(QFile::exists(folder + QStringLiteral("/index.html")));
    QVERIFY(!m_server->isGone());
    QTRY_COMPARE(old->resource().manifest.version, QStringLiteral("1.0.0"));
    tabs()->setCurrentWidget(old);
    for (int i = 0; i < 2; ++i) // the first one deletes it
        Q_EMIT old->updateRequested();
    QTRY_VERIFY(tab() && tab()->resource().manifest.version == QLatin1String("1.1.0"));
    QCOMPARE(tabs()->count(), 2);
    QTRY_COMPARE(m_server->connectionCount(), 2);
}

void TestInstalling::rollsBack()
{
    install(source("1.0.0", listOf(*m_server)));
    drop({source("1.1.0", listOf(*m_server))});
    QTRY_COMPARE(version(), QStringLiteral("1.1.0"));
    QTRY_VERIFY(details()->findChild<QPushButton*>(QStringLiteral("rollback")));
    click(*details(), "rollback");
    QTRY_COMPARE(version(), QStringLiteral("1.0.0"));
    QVERIFY(waitForNotice("is back at version 1.0.0"));
}

void TestInstalling::anOlderVersionIsAskedFor()
{
    install(source("2.0.0", listOf(*m_server)));
    Qt::TextFormat format = Qt::AutoText;
    const auto answering = [&format](QMessageBox::StandardButton answer) {
        return [&format, answer](QWidget& dialog) {
            auto* const box = qobject_cast<QMessageBox*>(&dialog);
            format = box->textFormat();
            box->button(answer)->click();
        };
    };
    {
        const Answerer no(answering(QMessageBox::No));
        drop({source("1.0.0", listOf(*m_server))});
        QTRY_VERIFY(no.wasNeeded());
        QCOMPARE(format, Qt::PlainText); // the name is a stranger's
    }
    QCOMPARE(version(), QStringLiteral("2.0.0"));
    const Answerer yes(answering(QMessageBox::Yes));
    drop({source("1.0.0", listOf(*m_server))});
    QTRY_COMPARE(version(), QStringLiteral("1.0.0"));
}

void TestInstalling::disables()
{
    install(source("1.0.0", listOf(*m_server)));
    m_window->openResource(id);
    QVERIFY(tab());
    tabs()->setCurrentIndex(0);
    click(*details(), "enable");
    QTRY_VERIFY(!m_library->find(id)->isEnabled());
    QTRY_COMPARE(tabs()->count(), 1); // it is closed
    QTRY_VERIFY(!details()->findChild<QPushButton*>(QStringLiteral("open"))->isEnabled());
    const Answerer told([](QWidget& dialog) { dialog.close(); });
    m_window->openResource(id);
    QTRY_VERIFY(told.wasNeeded());
    QCOMPARE(tabs()->count(), 1);
}

void TestInstalling::uninstalls()
{
    install(source("1.0.0", listOf(*m_server)));
    m_window->openResource(id);
    QVERIFY(connects(*m_server));
    tabs()->setCurrentIndex(0);
    {
        const Answerer no([](QWidget& dialog) { dialog.close(); });
        click(*details(), "remove");
        QTRY_VERIFY(no.wasNeeded());
    }
    QVERIFY(isInstalled());
    const Answerer yes([](QWidget& dialog) {
        auto* const box = qobject_cast<QMessageBox*>(&dialog);
        box->checkBox()->setChecked(true);
        for (QAbstractButton* const button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
    });
    click(*details(), "remove");
    QTRY_VERIFY(!isInstalled());
    QTRY_VERIFY(m_server->isGone());
    QTRY_VERIFY(decisions() == Decisions());
    QTRY_VERIFY(!details()->isVisible());
    QCOMPARE(tabs()->count(), 1);
}

void TestInstalling::uninstalledElsewhere()
{
    install(source("1.0.0", listOf(*m_server)));
    m_window->openResource(id);
    QVERIFY(connects(*m_server));
    const auto outcome = test::runProgram({QStringLiteral("uninstall"), id, QStringLiteral("--yes"),
        QStringLiteral("--data-dir"), data()});
    QCOMPARE(outcome.exitCode, 0);
    QTRY_VERIFY(m_server->isGone());
    QTRY_COMPARE(tabs()->count(), 1);
    QTRY_VERIFY(m_library->items().empty());
}

void TestInstalling::searches()
{
    install(source("1.0.0", listOf(*m_server)));
    click(*details(), "back");
    auto* const search = m_window->findChild<QLineEdit*>();
    QTRY_VERIFY(search->isVisible());
    const auto* const card = m_window->findChild<ResourceCard*>();
    QTest::keyClicks(search, QStringLiteral("ASK"));
    QVERIFY(card->isVisible());
    QTest::keyClicks(search, QStringLiteral("x"));
    QVERIFY(!card->isVisible());
}

void TestInstalling::tabsComeBack()
{
    install(source("1.0.0", listOf(*m_server)));
    m_window->openResource(id);
    QVERIFY(connects(*m_server));
    saveWindowState(data(), m_window->state());
    openWindow(); // as after a new start
    m_window->restore(loadWindowState(data()));
    QTRY_VERIFY(tab());
    QCOMPARE(tab()->resourceId(), id);
    QTRY_COMPARE(m_server->connectionCount(), 2);
    QVERIFY(GrantStore(data()).forget(id));
    openWindow();
    m_window->restore(loadWindowState(data()));
    QCOMPARE(tabs()->count(), 1); // it would have to ask
}

void TestInstalling::opensWhatIsNamed()
{
    const Answerer allow(clicking("allow"));
    m_window->openTargets({source("1.0.0", listOf(*m_server))});
    QTRY_VERIFY(isInstalled());
    QTRY_VERIFY(!decisions().capabilities.empty());
    m_window->openTargets({id});
    QVERIFY(tab());
}

void TestInstalling::developerTools()
{
    install(source("1.0.0", listOf(*m_server)));
    m_window->openResource(id);
    QVERIFY(connects(*m_server));
    tab()->showDeveloperTools();
    auto* const tools = tab()->findChild<DeveloperTools*>();
    QVERIFY(tools && tools->isWindow());
    tab()->reload(); // it goes on with the new page
    QTRY_COMPARE(m_server->connectionCount(), 2);
    delete tools;
    tab()->reload();
    QTRY_COMPARE(m_server->connectionCount(), 3);
}

void TestInstalling::keyboardOpensACard()
{
    install(source("1.0.0", listOf(*m_server)));
    click(*details(), "back");
    auto* const card = m_window->findChild<ResourceCard*>();
    QTRY_VERIFY(card->isVisible());
    QVERIFY(card->focusPolicy() & Qt::TabFocus);
    QTest::keyClick(card, Qt::Key_Return);
    QTRY_VERIFY(tab());
}

PORTCULLIS_ENGINE_TEST(TestInstalling)
#include "tst_installing.moc"
