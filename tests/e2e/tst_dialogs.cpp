#include "app/instance/single_instance.h"
#include "app/package/packer.h"
#include "app/settings/settings_store.h"
#include "app/ui/consent_dialog.h"
#include "app/ui/library/installer.h"
#include "app/ui/library/library_page.h"
#include "app/ui/main_window.h"
#include "app/ui/monitor/history_view.h"
#include "app/ui/monitor/live_view.h"
#include "app/ui/monitor/open_resources.h"
#include "app/ui/settings_page.h"
#include "app/ui/warning.h"
#include "tests/support/answerer.h"
#include "tests/support/engine_test.h"
#include "tests/support/sample_package.h"

#include <QDir>
#include <QDirIterator>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QThread>
#include <QTimer>
#include <QWebEngineView>

#include <functional>

using namespace portcullis;
using test::Answerer;
using test::click;
using test::SampleManifest;

namespace {

constexpr int rounds = 50;
constexpr int fileRounds = 10;
const QString id = QStringLiteral("com.example.clock");

SampleManifest version(const char* number, const QStringList& hosts)
{
    SampleManifest manifest;
    manifest.version = QString::fromLatin1(number);
    manifest.hasNetwork = true;
    manifest.hosts = hosts;
    return manifest;
}

const QStringList oneHost{QStringLiteral("wss://a.com")};
const QStringList twoHosts{QStringLiteral("wss://a.com"), QStringLiteral("wss://b.com")};

//! As a click, even where there is nothing to do it with.
void press(const QWidget& page, const QString& text)
{
    for (QPushButton* const button : page.findChildren<QPushButton*>()) {
        if (button->text() == text)
            Q_EMIT button->clicked();
    }
}

} // namespace

//! \brief No dialog waits inside a slot: each is opened, answered and called for again, while
//! others call, too, and what it stands on goes.
class TestDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void openedAndAnswered_data();
    void openedAndAnswered();
    void calledFromElsewhere_data();
    void calledFromElsewhere();
    void theWindowGoes_data();
    void theWindowGoes();
    void manyWarningsAreFew();
    void filesForAPage();
    void thePageGoesWhileFilesAreChosen_data();
    void thePageGoesWhileFilesAreChosen();
    void nothingRunsAnEventLoop();

private:
    void addDialogs();
    QString source(const SampleManifest& manifest);
    bool isInstalled() const { return m_library->find(id) && m_library->find(id)->entry; }
    void installNow(const SampleManifest& manifest);
    void prepare(const QString& dialog);
    void open(const QString& dialog);
    void callElsewhere(const QStringList& arguments);
    Installer& installer() const { return *m_window->findChild<Installer*>(); }
    QList<QWidget*> pages() const { return {m_settingsPage.get(), m_history.get(), m_live.get()}; }
    void closePages();
    LibraryPage& libraryPage() const { return *m_window->findChild<LibraryPage*>(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<ContactRecord> m_contacts;
    std::unique_ptr<SettingsStore> m_settings;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
    OpenResources m_open;
    std::unique_ptr<SettingsPage> m_settingsPage;
    std::unique_ptr<HistoryView> m_history;
    std::unique_ptr<LiveView> m_live;
    std::unique_ptr<SingleInstance> m_instance;
    std::map<QString, std::function<void()>> m_openers;
    int m_sources = 0;
};

void TestDialogs::init()
{
    // The path of a socket has to be short.
    m_folder = std::make_unique<QTemporaryDir>(test::quickFolderTemplate());
    const QString data = m_folder->filePath(QStringLiteral("data"));
    qputenv("XDG_RUNTIME_DIR", m_folder->path().toLocal8Bit());
    m_network = std::make_unique<NetworkThread>(NetworkSettings());
    m_contacts = std::make_unique<ContactRecord>(data, defaultHistoryDays);
    m_settings = SettingsStore::open(data, {}).value();
    m_library = std::make_unique<Library>(data, QString());
    m_window = std::make_unique<MainWindow>(*m_library, GrantStore(data),
        ProgramServices{
            *m_network, {}, {}, false, {}, m_contacts.get(), false, nullptr, m_settings.get()});
    m_window->show();
    m_settingsPage = std::make_unique<SettingsPage>(*m_settings);
    m_history
        = std::make_unique<HistoryView>(*m_contacts, [](const QString& name) { return name; });
    m_live = std::make_unique<LiveView>(m_open);
    for (QWidget* const page : pages())
        page->show();
    m_instance = std::make_unique<SingleInstance>(data);
    QVERIFY(m_instance->claim({}) == SingleInstance::Claim::First);
    connect(m_instance.get(), &SingleInstance::called, m_window.get(),
        [this](const QStringList& targets) { m_window->openTargets(targets); });
    addDialogs();
}

void TestDialogs::cleanup()
{
    m_instance.reset();
    closePages();
    m_window.reset();
    m_library.reset();
    m_settings.reset();
    m_contacts.reset();
    m_network.reset();
}

void TestDialogs::closePages()
{
    m_settingsPage.reset();
    m_history.reset();
    m_live.reset();
}

//! How each dialog is called for, by the words for it.
void TestDialogs::addDialogs()
{
    m_openers = {
        {QStringLiteral("consent to open"), [this] { m_window->openResource(id); }},
        {QStringLiteral("warning"),
            [this] { m_window->openTargets({QStringLiteral("nothing.here")}); }},
        {QStringLiteral("consent to install"),
            [this] { m_window->openTargets({source(version("1.0.0", oneHost))}); }},
        {QStringLiteral("consent to an update"),
            [this] { m_window->openTargets({source(version("2.0.0", twoHosts))}); }},
        {QStringLiteral("consent to what waits"), [this] { installer().decideOnUpdate(id); }},
        {QStringLiteral("older version"),
            [this] { m_window->openTargets({source(version("0.5.0", oneHost))}); }},
        {QStringLiteral("removal"), [this] { installer().uninstall(id); }},
        {QStringLiteral("packages"), [this] { libraryPage().choosePackages(); }},
        {QStringLiteral("folder"), [this] { libraryPage().chooseFolder(); }},
        {QStringLiteral("certificates"), [this] { click(*m_settingsPage, "chooseCaFile"); }},
        {QStringLiteral("history"), [this] { press(*m_history, QStringLiteral("Clea&r\u2026")); }},
        {QStringLiteral("export"), [this] { press(*m_live, QStringLiteral("&Export\u2026")); }},
        {QStringLiteral("shorter record"),
            [this] {
                auto* const days
                    = m_settingsPage->findChild<QLineEdit*>(QStringLiteral("historyDays"));
                days->setText(QStringLiteral("1"));
                QTest::keyClick(days, Qt::Key_Return);
            }},
    };
}

QString TestDialogs::source(const SampleManifest& manifest)
{
    const QString folder = m_folder->filePath(QStringLiteral("source%1").arg(++m_sources));
    return test::writeFiles(folder, test::sampleFiles(manifest)) ? folder : QString();
}

//! As another process does.
void TestDialogs::installNow(const SampleManifest& manifest)
{
    ResourceStore& store = *m_library->store();
    QVERIFY(store.commit(store.stage(source(manifest)).value()));
    m_library->refresh();
}

void TestDialogs::prepare(const QString& dialog)
{
    const bool isFresh
        = dialog == QLatin1String("consent to install") || dialog == QLatin1String("warning");
    if (!isFresh)
        installNow(version("1.0.0", oneHost));
    if (dialog == QLatin1String("consent to what waits"))
        installNow(version("2.0.0", twoHosts));
}

void TestDialogs::open(const QString& dialog)
{
    m_openers.at(dialog)();
}

void TestDialogs::callElsewhere(const QStringList& arguments)
{
    std::optional<SingleInstance::Claim> claim;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance second(m_folder->filePath(QStringLiteral("data")));
        claim = second.claim(arguments);
    }));
    thread->start();
    QVERIFY(test::waitFor([&] { return thread->isFinished(); }));
    QVERIFY(claim == SingleInstance::Claim::HandedOver);
}

void TestDialogs::openedAndAnswered_data()
{
    QTest::addColumn<QString>("dialog");
    for (const char* const dialog : {"consent to open", "warning", "consent to install",
             "consent to an update", "consent to what waits", "older version", "removal",
             "packages", "folder", "certificates", "history", "export", "shorter record"})
        QTest::newRow(dialog) << QString::fromLatin1(dialog);
}

//! Calling for it twice before it is answered opens no second one that stays.
void TestDialogs::openedAndAnswered()
{
    QFETCH(QString, dialog);
    prepare(dialog);
    for (int i = 0; i < rounds; ++i) {
        open(dialog);
        QTRY_VERIFY(QApplication::activeModalWidget());
        const QPointer<QWidget> shown = QApplication::activeModalWidget();
        callElsewhere({QStringLiteral("nothing.here")});
        while (QWidget* const last = QApplication::activeModalWidget()) {
            QTest::keyClick(last, Qt::Key_Escape);
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(!shown); // it deletes itself
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }
    if (dialog == QLatin1String("consent to install"))
        QVERIFY(!isInstalled());
    QVERIFY(m_window->isVisible());
}

void TestDialogs::calledFromElsewhere_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("what is installed") << id;
    QTest::newRow("what is not") << QStringLiteral("nothing.here");
}

//! By a second start, whose socket deletes itself while the dialog is there.
void TestDialogs::calledFromElsewhere()
{
    QFETCH(QString, target);
    installNow(version("1.0.0", oneHost));
    for (int i = 0; i < rounds; ++i) {
        callElsewhere({target});
        QTRY_VERIFY(QApplication::activeModalWidget());
        const QPointer<QWidget> shown = QApplication::activeModalWidget();
        QTest::keyClick(shown, Qt::Key_Escape);
        QTRY_VERIFY(!shown);
    }
}

void TestDialogs::theWindowGoes_data()
{
    openedAndAnswered_data();
}

//! Without an answer nothing is changed, and nothing is left of what was unpacked.
void TestDialogs::theWindowGoes()
{
    QFETCH(QString, dialog);
    prepare(dialog);
    open(dialog);
    QTRY_VERIFY(QApplication::activeModalWidget());
    closePages();
    m_window.reset();
    QTRY_VERIFY(!QApplication::activeModalWidget());
    m_library->refresh();
    QCOMPARE(isInstalled(),
        dialog != QLatin1String("consent to install") && dialog != QLatin1String("warning"));
    const QDir staging(m_folder->filePath(QStringLiteral("data/store/staging")));
    QTRY_VERIFY(staging.entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty());
}

void TestDialogs::manyWarningsAreFew()
{
    for (int i = 0; i < 1000; ++i)
        showWarning(m_window.get(), QStringLiteral("warning %1").arg(i % 500));
    const auto boxes = m_window->findChildren<QMessageBox*>();
    QVERIFY(boxes.size() <= 4);
    QCOMPARE(boxes.last()->text(), QStringLiteral("warning 499"));
}

namespace {

//! A page that is one button for files.
QString filePage()
{
    return QStringLiteral("const input = document.createElement('input'); input.type = 'file';"
                          "input.style = 'position: fixed; inset: 0; width: 100vw; height: 100vh';"
                          "document.body.append(input);"
                          "input.onchange = () => console.log('chosen', input.files[0].name);"
                          "console.log('ready');");
}

void clickPage(const ResourceTab& tab)
{
    auto* const view = tab.findChild<QWebEngineView*>();
    QTest::mouseClick(view->focusProxy(), Qt::LeftButton, {}, QPoint(40, 12));
}

} // namespace

void TestDialogs::filesForAPage()
{
    test::OpenResource open(
        test::resourceFixture("asking"), {}, {{"{script}", filePage().toUtf8()}});
    open.tab().resize(600, 400);
    open.tab().show();
    QVERIFY(open.waitForLine("ready"));
    // The engine's call waits for the dialog, so the answer comes from a timer.
    const QString file = m_folder->filePath(QStringLiteral("some.txt"));
    QVERIFY(test::writeFile(file, "text"));
    int dialogs = 0;
    QPointer<QWidget> last;
    const Answerer answer([&](QWidget& dialog) {
        if (&dialog == last)
            return;
        last = &dialog;
        if (++dialogs > fileRounds)
            Q_EMIT qobject_cast<QFileDialog*>(&dialog)->filesSelected({file});
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    for (int i = 1; i <= fileRounds + 1; ++i) {
        clickPage(open.tab());
        QTRY_COMPARE(dialogs, i);
        QTRY_VERIFY(!last);
    }
    QVERIFY2(open.waitForLine("chosen some.txt"), open.console().constData());
    QCOMPARE(open.count("chosen"), 1);
}

void TestDialogs::thePageGoesWhileFilesAreChosen_data()
{
    QTest::addColumn<bool>("isReloaded");
    QTest::newRow("reloaded") << true;
    QTest::newRow("closed") << false;
}

void TestDialogs::thePageGoesWhileFilesAreChosen()
{
    QFETCH(bool, isReloaded);
    for (int i = 0; i < 5; ++i) {
        test::OpenResource open(
            test::resourceFixture("asking"), {}, {{"{script}", filePage().toUtf8()}});
        open.tab().resize(600, 400);
        open.tab().show();
        QVERIFY(open.waitForLine("ready"));
        const QPointer<QWebEnginePage> page = open.tab().findChild<QWebEngineView*>()->page();
        QVERIFY(page);
        // While the dialog is there, an event loop of the engine's call is on the stack.
        bool hasGone = false;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] {
            if (hasGone || !QApplication::activeModalWidget())
                return;
            hasGone = true;
            if (isReloaded)
                open.tab().reload();
            else
                open.close();
        });
        timer.start(20);
        clickPage(open.tab());
        QTRY_VERIFY(hasGone);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QTRY_VERIFY(!page);
        if (isReloaded)
            QTRY_VERIFY(open.count("ready") == 2);
    }
}

//! Where an event loop runs, and why it may.
void TestDialogs::nothingRunsAnEventLoop()
{
    const QStringList allowed{
        QStringLiteral("app/main.cpp"), // the program's own
        QStringLiteral("app/cli/run_command.cpp"), QStringLiteral("app/cli/window_command.cpp"),
        QStringLiteral("app/cli/settled_screenshot.cpp"), // after that one has ended
        QStringLiteral("app/engine/resource_page.cpp"), // the engine wants an answer at once
        QStringLiteral("bridge/ws/program_connections.cpp"), // at the end of the network thread
    };
    const QRegularExpression loop(QStringLiteral(
        "(\\bexec\\s*\\(|QEventLoop\\s+\\w+;|processEvents\\s*\\(|getOpenFileName|"
        "getExistingDirectory|getSaveFileName|QMessageBox::(question|warning|information|critical|"
        "about)\\s*\\(|QInputDialog::get|QColorDialog::getColor)"));
    const QRegularExpression sql(QStringLiteral("query\\.exec\\s*\\("));
    QStringList found;
    for (const char* const top : {"app", "bridge"}) {
        QDirIterator files(QStringLiteral(PORTCULLIS_SOURCE_DIR "/") + QLatin1String(top),
            {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll()).remove(sql);
            const QString name
                = QDir(QStringLiteral(PORTCULLIS_SOURCE_DIR)).relativeFilePath(file.fileName());
            const bool isDispatcher = name.startsWith(QLatin1String("app/engine/epoll_dispatcher"));
            if (text.contains(loop) && !isDispatcher)
                found << name;
        }
    }
    found.sort();
    QStringList expected = allowed;
    expected.sort();
    QCOMPARE(found, expected);
}

PORTCULLIS_ENGINE_TEST(TestDialogs)
#include "tst_dialogs.moc"
