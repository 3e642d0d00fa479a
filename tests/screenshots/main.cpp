#include "app/engine/engine_setup.h"
#include "app/i18n/translations.h"
#include "app/theme/theme.h"
#include "app/ui/library/library_grid.h"
#include "app/ui/library/library_page.h"
#include "app/ui/monitor/monitor_page.h"
#include "app/ui/settings_page.h"
#include "app/ui/style.h"
#include "bridge/core/limits.h"
#include "tests/screenshots/demo_window.h"
#include "tests/support/offscreen.h"
#include "tests/support/sample_package.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLineEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QWebEngineView>

#include <csignal>

using namespace portcullis;
using namespace portcullis::test;

namespace {

const QString folders = QStringLiteral(PORTCULLIS_SOURCE_DIR "/tests/screenshots/");
const QString weatherFolder = folders + QStringLiteral("weather");
const QString marketplaceFolder = folders + QStringLiteral("marketplace");
const QString allotmentsFolder = folders + QStringLiteral("allotments");
const QString ticker = QStringLiteral("dev.portcullis.ticker");
const QString echo = QStringLiteral("dev.portcullis.echo");
const QString allotments = QStringLiteral("com.example.allotments");
const QString marketplace = QStringLiteral("com.example.marketplace");

const Replacements wider
    = {{"\"1.0.0\"", "\"2.0.0\""}, {"wss://weather.example.com", "wss://*.weather.example.com"},
        {"A weather station", "A barometer or a weather station"}};

void press(DemoWindow& demo, const QKeySequence& keys)
{
    for (QShortcut* const shortcut : demo.window().findChildren<QShortcut*>()) {
        if (shortcut->key() == keys)
            Q_EMIT shortcut->activated();
    }
}

void shootFirstStart(DemoWindow& demo)
{
    demo.shoot(QStringLiteral("first-start"));
    press(demo, QStringLiteral("Ctrl+M"));
    demo.shoot(QStringLiteral("connections-empty"));
    press(demo, QStringLiteral("Ctrl+P"));
    demo.shoot(QStringLiteral("permissions-empty"));
    press(demo, QKeySequence::Close);
    press(demo, QKeySequence::Close);
}

//! While a package is unpacked that takes a while.
void shootProgress(DemoWindow& demo)
{
    const QTemporaryDir folder;
    copyResource(weatherFolder, folder.path(), {});
    for (int file = 0; file < 8000; ++file) {
        const QString name = folder.filePath(QStringLiteral("map%1.json").arg(file));
        if (!writeFile(name, QByteArray(2000, ' ')))
            qFatal("cannot write");
    }
    demo.window().openTargets({folder.path()});
    demo.shoot(QStringLiteral("install-progress"));
    demo.window().findChild<QAbstractButton*>(QStringLiteral("cancelInstall"))->click();
    settle(std::chrono::seconds(2));
}

void shootInstalling(DemoWindow& demo)
{
    const QString package = demo.package(weatherFolder, {});
    demo.shootDialog(QStringLiteral("install"), [&] { demo.window().openTargets({package}); });
    demo.shoot(QStringLiteral("install-canceled"));
    QFile broken(demo.dataFolder() + QStringLiteral("/holiday photos.zip"));
    if (!broken.open(QIODevice::WriteOnly) || broken.write("no zip") < 0)
        qFatal("cannot write");
    broken.close();
    demo.window().openTargets({broken.fileName()});
    demo.shoot(QStringLiteral("install-refused"));
    demo.install(package);
    demo.shoot(QStringLiteral("details"));
    demo.shootDialog(QStringLiteral("update"),
        [&] { demo.window().openTargets({demo.package(weatherFolder, wider)}); });
    demo.shoot(QStringLiteral("details-update"));
    press(demo, QKeySequence::Back);
    demo.shoot(QStringLiteral("library"));
    auto& search = *demo.window().findChild<LibraryGrid*>()->findChild<QLineEdit*>();
    search.setText(QStringLiteral("bank"));
    demo.shoot(QStringLiteral("library-search"));
    search.clear();
}

void shootResources(DemoWindow& demo)
{
    demo.shootDialog(QStringLiteral("open"), [&] { demo.window().openResource(ticker); });
    demo.open(ticker);
    settle(std::chrono::seconds(20));
    demo.shoot(QStringLiteral("ticker"));
    demo.install(demo.package(marketplaceFolder, {}));
    demo.open(marketplace);
    settle(std::chrono::seconds(2));
    demo.shoot(QStringLiteral("question"));
    demo.open(echo);
    demo.shoot(QStringLiteral("echo"));
}

//! Where the links of the page are, from above.
constexpr int webLink = 175;
constexpr int mailLink = 225;
constexpr int missingLink = 275;

void clickPage(DemoWindow& demo, int y)
{
    for (auto* const view : demo.window().findChildren<QWebEngineView*>()) {
        if (!view->isVisible())
            continue;
        QTest::mouseMove(view->focusProxy(), {80, y - 1});
        QTest::mouseClick(view->focusProxy(), Qt::LeftButton, {}, {80, y});
    }
}

void shootLinks(DemoWindow& demo)
{
    demo.install(demo.package(allotmentsFolder, {}));
    demo.open(allotments);
    settle(std::chrono::seconds(2));
    demo.shootDialog(QStringLiteral("link"), [&] { clickPage(demo, webLink); });
    demo.shootDialog(QStringLiteral("link-mail"), [&] { clickPage(demo, mailLink); });
    clickPage(demo, missingLink);
    settle(std::chrono::seconds(1));
    demo.shoot(QStringLiteral("missing-page"));
}

void shootMonitor(DemoWindow& demo)
{
    press(demo, QStringLiteral("Ctrl+M"));
    settle(std::chrono::seconds(8));
    auto& monitor = *demo.window().findChild<MonitorPage*>();
    monitor.findChild<QTableView*>(QStringLiteral("live"))->selectRow(0);
    settle(std::chrono::seconds(8));
    monitor.findChild<QTableView*>(QStringLiteral("messages"))->selectRow(20);
    demo.shoot(QStringLiteral("connections"));
    monitor.setCurrentIndex(1);
    settle(std::chrono::seconds(6));
    demo.shoot(QStringLiteral("history"));
}

void shootPages(DemoWindow& demo)
{
    press(demo, QStringLiteral("Ctrl+P"));
    demo.shoot(QStringLiteral("permissions"));
    press(demo, QStringLiteral("Ctrl+,"));
    demo.shoot(QStringLiteral("settings"));
    QScrollBar* const bar = demo.window().findChild<SettingsPage*>()->verticalScrollBar();
    bar->setValue(bar->maximum());
    demo.shoot(QStringLiteral("settings-end"));
}

void shootDetails(DemoWindow& demo)
{
    press(demo, QStringLiteral("Alt+1"));
    auto& library = *demo.window().findChild<LibraryPage*>();
    library.showDetails(ticker);
    demo.shoot(QStringLiteral("details-sample"));
    library.showGrid();
}

//! An engine as old as that of Debian 12 was in 2026, and a resource that is made for a newer one.
void shootEngine(DemoWindow& demo)
{
    const QString gardens = QStringLiteral("com.example.gardens");
    const QString package = demo.package(allotmentsFolder,
        {{allotments.toUtf8(), gardens.toUtf8()},
            {"\"apiVersion\": 1", "\"apiVersion\": 1, \"minimumChrome\": 140"}});
    demo.shootDialog(
        QStringLiteral("install-newer-engine"), [&] { demo.window().openTargets({package}); });
    demo.install(package);
    demo.open(gardens);
    demo.window().judgeEngine({QStringLiteral("6.4.2"), QStringLiteral("102.0.5005.177"),
                                  QStringLiteral("108.0.5359.94")},
        QDate(2026, 11, 30));
    demo.shoot(QStringLiteral("old-engine"));
    const auto click = [&demo](const char* button) {
        demo.window().findChild<QAbstractButton*>(QLatin1String(button))->click();
    };
    click("engineDetails");
    demo.shoot(QStringLiteral("about"));
    click("dismissEngine");
}

//! As often as it takes to be left alone.
void shootCrash(DemoWindow& demo)
{
    demo.open(echo);
    for (int crash = 0; crash < limits::maxCrashesPerMinute; ++crash) {
        for (auto* const view : demo.window().findChildren<QWebEngineView*>()) {
            if (view->isVisible())
                ::kill(pid_t(view->page()->renderProcessPid()), SIGKILL);
        }
        settle(std::chrono::seconds(3));
    }
    demo.shoot(QStringLiteral("crashed"));
}

} // namespace

//! Writes pictures of every page of the window into a folder, to be looked at by a person.
int main(int argc, char** argv)
{
    setUpOffscreen();
    useAsciiHostNames();
    setUpEngine(ProcessSandbox::On);
    QApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption dark(QStringLiteral("dark"));
    const QCommandLineOption german(QStringLiteral("german"));
    parser.addOptions({dark, german});
    parser.addPositionalArgument(QStringLiteral("folder"), {});
    parser.process(app);
    const QString folder = parser.positionalArguments().value(0);
    if (folder.isEmpty() || !QDir().mkpath(folder))
        parser.showHelp(2);
    installTranslations(app, parser.isSet(german) ? Language::German : Language::English);
    const auto theme = startTheme(
        app, parser.isSet(dark) ? ThemeChoice::Dark : ThemeChoice::Light, Desktop::Ignored);
    DemoWindow demo(folder, *theme);
    shootFirstStart(demo);
    shootProgress(demo);
    shootInstalling(demo);
    shootResources(demo);
    shootLinks(demo);
    shootMonitor(demo);
    shootPages(demo);
    shootDetails(demo);
    shootEngine(demo);
    shootCrash(demo);
    return 0;
}
