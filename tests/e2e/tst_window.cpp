#include "app/settings/settings_store.h"
#include "app/ui/capability_words.h"
#include "app/ui/consent_dialog.h"
#include "app/ui/engine_notice.h"
#include "app/ui/library/resource_card.h"
#include "app/ui/main_window.h"
#include "app/ui/newer_engine_notice.h"
#include "app/ui/settings/about_section.h"
#include "app/ui/settings_page.h"
#include "app/ui/style.h"
#include "app/ui/window_state.h"
#include "tests/support/answerer.h"
#include "tests/support/engine_test.h"
#include "tests/support/raw_server.h"
#include "tests/support/saved_decisions.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>

using namespace portcullis;
using test::Answerer;
using test::click;
using test::RawServer;

namespace {

//! Writes a resource that connects to \a server as soon as it is open.
bool writeResource(const QString& folder, const QString& server)
{
    QDir().mkpath(folder);
    QFile manifest(folder + QStringLiteral("/resource.json"));
    QFile page(folder + QStringLiteral("/index.html"));
    QFile source(test::resourceFixture("scripted/resource.json"));
    QFile html(test::resourceFixture("scripted/index.html"));
    if (!manifest.open(QIODevice::WriteOnly) || !page.open(QIODevice::WriteOnly)
        || !source.open(QIODevice::ReadOnly) || !html.open(QIODevice::ReadOnly))
        return false;
    manifest.write(source.readAll());
    page.write(html.readAll()
                   .replace("{server}", server.toUtf8())
                   .replace("{script}", "connect('1', server);"));
    return true;
}

//! Clicks a button of the next consent dialog, and says whether one came.
class Click : public QObject {
public:
    explicit Click(const char* button)
    {
        QObject::connect(&m_timer, &QTimer::timeout, this, [this, button] {
            auto* const dialog = qobject_cast<ConsentDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            m_asked = true;
            auto* const target = dialog->findChild<QPushButton*>(QLatin1String(button));
            if (!target->isEnabled())
                return; // yet
            m_timer.stop();
            QTest::mouseClick(target, Qt::LeftButton);
        });
        m_timer.start(20);
    }

    bool wasAsked() const { return m_asked; }

private:
    QTimer m_timer;
    bool m_asked = false;
};

//! Presses a key in the next dialog that there is, until it is gone.
class Press : public QObject {
public:
    explicit Press(Qt::Key key)
    {
        QObject::connect(&m_timer, &QTimer::timeout, this, [key] {
            if (QWidget* const dialog = QApplication::activeModalWidget())
                QTest::keyClick(dialog, key);
        });
        m_timer.start(50);
    }

private:
    QTimer m_timer;
};

} // namespace

//! \brief The real window, driven as a user would.
class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void hasAnIcon();
    void welcomesUntilSomethingIsInstalled();
    void showsTheLibrary();
    void showsWhatDidNotLoad();
    void allowingConnects();
    void refusingOpensWithout();
    void cancelingOpensNothing();
    void enterGrantsNothing();
    void hostsInWords_data();
    void hostsInWords();
    void consentNamesTheHosts();
    void nothingIsAskedTwice();
    void oneTabForEachResource();
    void oneTabAlsoIfItIsOpenedTwiceMeanwhile();
    void disabledWhileItIsAskedFor();
    void libraryCannotBeClosed();
    void closingTheTabClosesConnections();
    void unwritableDataFolderIsTold();
    void anOldEngineIsToldOfOnce();
    void aNewerEngineIsAskedForAboveTheResource();

private:
    void openWindow();
    void openWindow(const QString& samples);
    ProgramServices services()
    {
        ProgramServices all{m_network, {}, {}};
        all.settings = m_settings.get();
        return all;
    }
    EngineNotice& engineNotice() const { return *m_window->findChild<EngineNotice*>(); }
    QTabWidget* tabs() const { return m_window->findChild<QTabWidget*>(); }
    void clickOpen() const;
    Decisions decisions() const
    {
        return test::savedDecisions(
            m_folder->filePath(QStringLiteral("data")), QStringLiteral("com.example.scripted"));
    }
    ResourceTab* openTab() const { return qobject_cast<ResourceTab*>(tabs()->currentWidget()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RawServer> m_server;
    NetworkThread m_network{NetworkSettings()};
    std::unique_ptr<SettingsStore> m_settings;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<RawServer>();
    QVERIFY(writeResource(m_folder->filePath(QStringLiteral("library/one")), m_server->address()));
    openWindow();
}

void TestWindow::openWindow()
{
    openWindow(m_folder->filePath(QStringLiteral("library")));
}

void TestWindow::openWindow(const QString& samples)
{
    const QString data = m_folder->filePath(QStringLiteral("data"));
    m_window.reset();
    m_library = std::make_unique<Library>(data, samples);
    m_window = std::make_unique<MainWindow>(*m_library, GrantStore(data), services());
    m_window->show();
}

void TestWindow::clickOpen() const
{
    const auto* const card = m_window->findChild<ResourceCard*>();
    QTest::mouseClick(card->findChild<QPushButton*>(QStringLiteral("open")), Qt::LeftButton);
    QCoreApplication::processEvents(); // what was clicked is done in the next turn
}

void TestWindow::hasAnIcon()
{
    applyStyle(*qApp);
    // A file that is not there, or is no image, would have no size.
    QList<QSize> sizes;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        sizes << QSize(size, size);
    QCOMPARE(m_window->windowIcon().availableSizes(), sizes);
}

void TestWindow::showsTheLibrary()
{
    const auto* const card = m_window->findChild<ResourceCard*>();
    QVERIFY(card);
    QStringList texts;
    for (const auto* const label : card->findChildren<QLabel*>())
        texts << label->text();
    QVERIFY(texts.contains(QStringLiteral("Scripted")));
    QVERIFY(texts.contains(QStringLiteral("Version 1.0.0")));
    QVERIFY(texts.contains(QStringLiteral("Asks to connect to servers")));
}

void TestWindow::showsWhatDidNotLoad()
{
    openWindow(test::fixturePath(QStringLiteral("library")));
    QCOMPARE(m_window->findChildren<ResourceCard*>().size(), 1);
    const auto* const errors = m_window->findChild<QFrame*>(QStringLiteral("errorCard"));
    QVERIFY(errors);
    QCOMPARE(errors->findChildren<QLabel*>().size(), 4);
}

void TestWindow::allowingConnects()
{
    const Click answer("allow");
    clickOpen();
    QTRY_VERIFY(answer.wasAsked());
    QTRY_COMPARE(m_server->connectionCount(), 1);
    QVERIFY(m_server->acceptHandshake());
    QTRY_COMPARE(openTab()->connectionText(),
        QStringLiteral("Connected to 127.0.0.1:%1").arg(m_server->port()));
}

void TestWindow::refusingOpensWithout()
{
    const Click answer("refuse");
    clickOpen();
    QTRY_VERIFY(openTab());
    QVERIFY(answer.wasAsked());
    QStringList lines;
    connect(openTab(), &ResourceTab::consoleMessage, this,
        [&lines](const QString&, const QString& text) { lines << text; });
    QTRY_VERIFY(lines.join(u'\n').contains(QLatin1String("capability_denied")));
    QCOMPARE(m_server->connectionCount(), 0);
}

void TestWindow::cancelingOpensNothing()
{
    const Click answer("cancel");
    clickOpen();
    QTRY_VERIFY(answer.wasAsked());
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QVERIFY(!openTab());
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("data/grants.json"))));
}

void TestWindow::enterGrantsNothing()
{
    const Press enter(Qt::Key_Return);
    clickOpen();
    QTRY_VERIFY(openTab());
    QVERIFY(decisions().capabilities.at(Capability::NetworkWs) == Choice::Refused);
}

void TestWindow::hostsInWords_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* pattern, const char* words) {
        QTest::newRow(pattern) << QString::fromUtf8(pattern) << QString::fromUtf8(words);
    };
    row("wss://example.com", "example.com");
    row("ws://example.com", "example.com (not encrypted)");
    row("wss://example.com:8443", "example.com (port 8443)");
    row("wss://*.example.com:*", "every name below example.com (any port)");
    row("wss://8.8.8.8", "8.8.8.8");
    row("ws://10.0.0.5:*", "10.0.0.5 (in your network, any port, not encrypted)");
    row("ws://localhost:8080", "this computer (port 8080)");
    row("ws://127.0.0.1:*", "this computer (any port)");
    row("wss://[::1]", "this computer");
    row("wss://münchen.example", "xn--mnchen-3ya.example");
}

void TestWindow::hostsInWords()
{
    QFETCH(QString, pattern);
    QFETCH(QString, words);
    QCOMPARE(wordsFor(HostPattern::parse(pattern).value()), words);
}

void TestWindow::consentNamesTheHosts()
{
    QStringList warnings;
    Resource resource
        = loadResource(m_folder->filePath(QStringLiteral("library/one")), warnings).value();
    resource.manifest.hosts = {
        {HostPattern::parse(QStringLiteral("wss://*.example.com")).value(),
            QStringLiteral("<b>Weather</b> of your town")},
        {HostPattern::parse(QStringLiteral("ws://localhost:8080")).value(), {}},
    };
    ConsentRequest request;
    request.resource = resource;
    const ConsentDialog dialog(request);
    const auto* const list = dialog.findChild<QWidget*>(QStringLiteral("hosts"));
    QVERIFY(list);
    QStringList texts;
    for (const QLabel* const label : list->findChildren<QLabel*>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        texts << label->text();
    }
    texts.removeAll(QString()); // where there is nothing new
    QCOMPARE(texts,
        QStringList({QStringLiteral("every name below example.com"),
            QStringLiteral("The author says: <b>Weather</b> of your town"),
            QStringLiteral("this computer (port 8080)")}));
}

void TestWindow::welcomesUntilSomethingIsInstalled()
{
    const auto* const welcome = m_window->findChild<QWidget*>(QStringLiteral("welcome"));
    QVERIFY(welcome->isVisible());
    auto staged = m_library->store()->stage(m_folder->filePath(QStringLiteral("library/one")));
    QVERIFY(staged);
    QVERIFY(m_library->store()->commit(std::move(staged).value()));
    QTRY_VERIFY(!welcome->isVisible());
}

void TestWindow::nothingIsAskedTwice()
{
    {
        const Click answer("allow");
        clickOpen();
        QTRY_VERIFY(openTab());
        QVERIFY(answer.wasAsked());
    }
    openWindow(); // as after a new start
    const Click answer("cancel");
    clickOpen();
    QVERIFY(!answer.wasAsked());
    QVERIFY(openTab());
}

void TestWindow::oneTabForEachResource()
{
    const Click answer("refuse");
    clickOpen();
    QTRY_VERIFY(openTab());
    const ResourceTab* const first = openTab();
    tabs()->setCurrentIndex(0);
    clickOpen();
    QCOMPARE(openTab(), first);
    QCOMPARE(tabs()->count(), 2);
}

//! As the command line does it while the dialog is there.
void TestWindow::oneTabAlsoIfItIsOpenedTwiceMeanwhile()
{
    QSet<QWidget*> dialogs;
    const Answerer answer([&](QWidget& dialog) {
        if (dialogs.isEmpty())
            m_window->openTargets({QStringLiteral("com.example.scripted")});
        dialogs.insert(&dialog);
        click(dialog, "allow");
    });
    clickOpen();
    QTRY_VERIFY(openTab());
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QCOMPARE(tabs()->count(), 2);
    QCOMPARE(dialogs.size(), 1); // it is asked for once
}

void TestWindow::disabledWhileItIsAskedFor()
{
    const QString id = QStringLiteral("com.example.scripted");
    ResourceStore store = ResourceStore::open(m_folder->filePath(QStringLiteral("data"))).value();
    QVERIFY(store.commit(store.stage(m_folder->filePath(QStringLiteral("library/one"))).value()));
    m_library->refresh();
    bool isTold = false;
    const Answerer answer([&](QWidget& dialog) {
        if (!qobject_cast<ConsentDialog*>(&dialog)) {
            isTold = true;
            dialog.close();
            return;
        }
        QVERIFY(store.setEnabled(id, false));
        m_library->refresh();
        click(dialog, "allow");
    });
    m_window->openResource(id);
    QTRY_VERIFY(isTold);
    QCOMPARE(tabs()->count(), 1);
}

void TestWindow::libraryCannotBeClosed()
{
    Q_EMIT tabs()->tabCloseRequested(0);
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(tabs()->count(), 1);
    QVERIFY(!tabs()->tabBar()->tabButton(0, QTabBar::RightSide));
}

void TestWindow::closingTheTabClosesConnections()
{
    const Click answer("allow");
    clickOpen();
    QTRY_COMPARE(m_server->connectionCount(), 1);
    QVERIFY(m_server->acceptHandshake());
    Q_EMIT tabs()->tabCloseRequested(1);
    QCOMPARE(tabs()->count(), 1);
    QTRY_VERIFY(m_server->isGone());
}

void TestWindow::unwritableDataFolderIsTold()
{
    const QString data = m_folder->filePath(QStringLiteral("data"));
    QVERIFY(QFile::setPermissions(data, QFile::ReadOwner | QFile::ExeOwner));
    const Click answer("allow");
    QString told;
    QTimer closing;
    connect(&closing, &QTimer::timeout, this, [&told] {
        auto* const box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box)
            return;
        told = box->text();
        box->close();
    });
    closing.start(20);
    clickOpen();
    QTRY_VERIFY(!told.isEmpty());
    QVERIFY(QFile::setPermissions(data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(told.contains(QLatin1String("could not be saved")));
    QVERIFY(openTab());
}

//! Until the user has dismissed it, from then on as long as the engine has the same fixes.
void TestWindow::anOldEngineIsToldOfOnce()
{
    const QDate day(2026, 11, 30);
    const EngineVersion old{
        QStringLiteral("6.4.2"), QStringLiteral("102.0.5005.177"), QStringLiteral("108.0.5359.94")};
    m_settings = SettingsStore::open(m_folder->filePath(QStringLiteral("data")), {}).value();
    openWindow();
    QVERIFY(!engineNotice().isVisible());
    m_window->judgeEngine(old, day);
    QVERIFY(engineNotice().isVisible());
    QVERIFY(m_window->findChild<QTabWidget*>()->isVisible());
    click(engineNotice(), "engineDetails");
    QTRY_VERIFY(!m_window->findChild<AboutSection*>()->visibleRegion().isEmpty());
    click(engineNotice(), "dismissEngine");
    QVERIFY(!engineNotice().isVisible());
    const WindowState state = m_window->state();
    openWindow(); // as after a new start
    m_window->restore(state);
    m_window->judgeEngine(old, day);
    QVERIFY(!engineNotice().isVisible());
    QVERIFY(m_window->state().dismissedEngine == old.securityPatches);
    m_window.reset();
    m_settings.reset();
}

void TestWindow::aNewerEngineIsAskedForAboveTheResource()
{
    const Click answer("refuse");
    clickOpen();
    QTRY_VERIFY(openTab());
    QVERIFY(!openTab()->findChild<NewerEngineNotice*>()->isVisible());
    const QString manifest = m_folder->filePath(QStringLiteral("library/one/resource.json"));
    QFile file(manifest);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    text.insert(text.indexOf('{') + 1, "\"minimumChrome\": 999,");
    QVERIFY(file.seek(0) && file.write(text) == text.size());
    file.close();
    openWindow();
    clickOpen();
    QTRY_VERIFY(openTab());
    QVERIFY(openTab()->findChild<NewerEngineNotice*>()->isVisible());
}

PORTCULLIS_ENGINE_TEST(TestWindow)
#include "tst_window.moc"
