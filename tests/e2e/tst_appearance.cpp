#include "app/engine/qt_version.h"
#include "app/library/grant_store.h"
#include "app/library/resource_library.h"
#include "app/settings/settings_store.h"
#include "app/theme/theme.h"
#include "app/ui/main_window.h"
#include "app/ui/settings_page.h"
#include "app/ui/style.h"
#include "tests/support/engine_test.h"

#include <QLibraryInfo>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>

using namespace portcullis;
using test::waitFor;

namespace {

const QString samples = QStringLiteral(PORTCULLIS_SOURCE_DIR "/sample-resources/");
constexpr QRgb lightGround = 0xfff4f2ed; // of all samples
constexpr QRgb darkGround = 0xff16181d;

Resource load(const QString& folder)
{
    QStringList warnings;
    const auto resource = loadResource(folder, warnings);
    if (!resource)
        qFatal("%s", qUtf8Printable(resource.error().toString()));
    return *resource;
}

//! One open resource that is told of a theme.
struct ThemedResource {
    ThemedResource(const QString& folder, const Theme& theme)
        : tab(load(folder), {allCapabilities(), HostPolicy()},
            {network, {}, {}, false, {}, nullptr, false, &theme})
    {
        QObject::connect(&tab, &ResourceTab::consoleMessage, &tab,
            [this](const QString&, const QString& text) { lines << text; });
        tab.resize(640, 480);
        tab.show();
    }

    bool waitForLine(const char* text, int count = 1) const
    {
        return waitFor([&] { return lines.filter(QLatin1String(text)).size() >= count; });
    }

    bool waitForGround(QRgb color) const
    {
        return waitFor([&] { return tab.screenshot().toImage().pixel(2, 2) == color; });
    }

    QStringList lines;
    NetworkThread network{NetworkSettings()};
    ResourceTab tab;
};

} // namespace

//! The look of the program in resources, in an engine that was started dark.
class TestAppearance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resourceIsTold();
    void engineFollows();
    void samplesFollow_data();
    void samplesFollow();
    void windowShowsSettings();
    void limitsCountForTheNextResource();
};

void TestAppearance::resourceIsTold()
{
    Theme theme(ThemeChoice::Dark, ColorScheme::Light);
    const QTemporaryDir folder;
    test::copyResource(test::resourceFixture("scripted"), folder.path(),
        {{"{script}",
            "console.log('prefers dark: ' + matchMedia('(prefers-color-scheme: dark)').matches);"
            "request('h', 'rp.hello', {});"}});
    const ThemedResource open(folder.path(), theme);
    QVERIFY(open.waitForLine("prefers dark: true"));
    QVERIFY(open.waitForLine("\"theme\":\"dark\""));
    QCOMPARE(open.lines.filter(QStringLiteral("theme.changed")).size(), 0);
    theme.setChoice(ThemeChoice::Light);
    QVERIFY(open.waitForLine("\"name\":\"theme.changed\",\"payload\":{\"theme\":\"light\"}"));
    theme.setChoice(ThemeChoice::Dark);
    QVERIFY(open.waitForLine("\"name\":\"theme.changed\",\"payload\":{\"theme\":\"dark\"}"));
    QCOMPARE(open.lines.filter(QStringLiteral("theme.changed")).size(), 2);
}

//! Also a page that was opened since, and with two of them open.
void TestAppearance::engineFollows()
{
    if (QLibraryInfo::version() < QVersionNumber(6, 7))
        QSKIP("this engine reads it once");
    Theme theme(ThemeChoice::Dark, ColorScheme::Light);
    const QTemporaryDir folder;
    test::copyResource(test::resourceFixture("scripted"), folder.path(),
        {{"{script}",
            "const dark = matchMedia('(prefers-color-scheme: dark)');"
            "const say = () => console.log('prefers dark: ' + dark.matches);"
            "dark.onchange = say; say();"}});
    const ThemedResource first(folder.path(), theme);
    QVERIFY(first.waitForLine("prefers dark: true"));
    theme.setChoice(ThemeChoice::Light);
    QVERIFY(first.waitForLine("prefers dark: false"));
    const ThemedResource second(folder.path(), theme);
    QVERIFY(second.waitForLine("prefers dark: false"));
    theme.setChoice(ThemeChoice::Dark);
    QVERIFY(first.waitForLine("prefers dark: true", 2));
    QVERIFY(second.waitForLine("prefers dark: true"));
    const ThemedResource third(folder.path(), theme);
    QVERIFY(third.waitForLine("prefers dark: true"));
    QCOMPARE(third.lines.filter(QStringLiteral("prefers dark: false")).size(), 0);
}

void TestAppearance::samplesFollow_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name :
        QDir(samples).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        QTest::newRow(qPrintable(name)) << name;
}

void TestAppearance::samplesFollow()
{
    QFETCH(QString, name);
    Theme theme(ThemeChoice::Dark, ColorScheme::Light);
    ThemedResource open(samples + name, theme);
    QVERIFY(open.waitForGround(darkGround));
    theme.setChoice(ThemeChoice::Light);
    QVERIFY(open.waitForGround(lightGround));
    // An engine that does not follow still says dark.
    open.tab.reload();
    QVERIFY(open.waitForGround(lightGround));
    theme.setChoice(ThemeChoice::Dark);
    QVERIFY(open.waitForGround(darkGround));
}

void TestAppearance::windowShowsSettings()
{
    const QTemporaryDir folder;
    const auto settings = SettingsStore::open(folder.path(), {});
    QVERIFY(settings);
    NetworkThread network{NetworkSettings()};
    Library library(folder.path(), {});
    MainWindow window(library, GrantStore(folder.path()),
        {network, {}, {}, false, {}, nullptr, false, nullptr, settings->get()});
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(!window.findChild<SettingsPage*>());
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(window.findChildren<SettingsPage*>().size(), 1);
    auto* const tabs = window.findChild<QTabWidget*>();
    QCOMPARE(tabs->currentWidget(), window.findChild<SettingsPage*>());
    Q_EMIT tabs->tabCloseRequested(tabs->currentIndex());
    QVERIFY(!window.findChild<SettingsPage*>());
}

void TestAppearance::limitsCountForTheNextResource()
{
    const QTemporaryDir data;
    const QString samples = data.filePath(QStringLiteral("samples"));
    QDir().mkpath(samples);
    test::copyResource(test::resourceFixture("scripted"), samples + QStringLiteral("/one"),
        {{"{script}", "document.title = 'x'; request('h', 'rp.hello', {});"}});
    Library library(data.path(), samples);
    QCOMPARE(library.items().size(), size_t(1));
    const Manifest manifest = library.items().front().resource.manifest;
    GrantStore grants(data.path());
    QVERIFY(
        grants.save(GrantKey::ofSample(manifest.id), UserAnswer::between({}, grantAll(manifest))));
    const auto settings = SettingsStore::open(data.path(), {});
    QVERIFY(settings);
    NetworkThread network{NetworkSettings()};
    MainWindow window(
        library, grants, {network, {}, {}, false, {}, nullptr, false, nullptr, settings->get()});
    window.show();
    QVERIFY((*settings)->change([](WrittenSettings& written) {
        written.limits.insert(QStringLiteral("maxConnections"), 7);
    }));
    window.openResource(manifest.id);
    auto* const tab = window.findChild<ResourceTab*>();
    QVERIFY(tab);
    QStringList lines;
    connect(tab, &ResourceTab::consoleMessage, tab,
        [&lines](const QString&, const QString& text) { lines << text; });
    QVERIFY(
        waitFor([&] { return !lines.filter(QStringLiteral("\"maxConnections\":7,")).isEmpty(); }));
}

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    setUpEngine(ProcessSandbox::On);
    qt_version::startWithScheme(ColorScheme::Dark);
    const QApplication app(argc, argv);
    TestAppearance test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_appearance.moc"
