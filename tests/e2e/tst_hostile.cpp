#include "tests/hostile/heartbeat_timer.h"
#include "tests/hostile/scene.h"
#include "tests/support/engine_test.h"
#include "tests/support/process_tree.h"
#include "tests/support/server_process.h"

#include <QDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QWebEnginePage>
#include <QWebEngineView>

#include <csignal>

using namespace portcullis;
using hostile::HeartbeatTimer;
using hostile::Scene;
using test::waitFor;

namespace {

constexpr std::chrono::seconds patience{60};

qint64 rendererOf(const ResourceTab& tab)
{
    return tab.findChild<QWebEngineView*>()->page()->renderProcessPid();
}

bool isRunning(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray stat = file.readAll();
    return stat.at(stat.lastIndexOf(')') + 2) != 'Z';
}

//! Whether this test has started it.
bool isOurs(qint64 pid)
{
    while (pid > 1 && pid != QCoreApplication::applicationPid())
        pid = test::parentOf(pid);
    return pid > 1;
}

bool killRenderer(const ResourceTab& tab)
{
    const qint64 renderer = rendererOf(tab);
    return renderer > 0 && isOurs(renderer) && ::kill(pid_t(renderer), SIGKILL) == 0;
}

bool waitForNotice(const ResourceTab& tab, const QString& text)
{
    const bool came = waitFor([&] { return tab.noticeText().contains(text); }, patience);
    if (!came)
        qInfo("waited for \"%s\", and the tab says \"%s\"", qUtf8Printable(text),
            qUtf8Printable(tab.noticeText()));
    return came;
}

//! Whether the neighbor echoes now, on the connection that it has had all the time.
bool neighborEchoes(Scene& scene)
{
    scene.restartCount();
    return waitFor([&] { return scene.echoes() > 0; }, patience) && !scene.isNeighborLost();
}

//! The visible button with that text.
QPushButton* buttonOf(const ResourceTab& tab, const char* text)
{
    for (QPushButton* const button : tab.findChildren<QPushButton*>()) {
        if (button->text() == QLatin1String(text) && button->isVisible())
            return button;
    }
    return nullptr;
}

const QString silence = QStringLiteral("This resource does not respond.");

} // namespace

//! \brief What a hostile resource does falls back on itself: its tab says so and can be reloaded
//! and closed, and the one beside it goes on.
class TestHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void neighborGoesOn_data();
    void neighborGoesOn();
    void busyResourceIsWaitedFor();
    void reloadEndsTheHangingProcess();
    void closingEndsTheHangingProcess();
    void killedResourceStartsAgain();
    void crashLoopStops();
    void dialogsCloseWithTheirResource_data();
    void dialogsCloseWithTheirResource();

private:
    test::ServerProcess m_server;
};

void TestHostile::neighborGoesOn_data()
{
    QTest::addColumn<QString>("notice");
    const auto row = [](const char* name, const char* notice) {
        QTest::newRow(name) << QString::fromLatin1(notice);
    };
    row("quiet", "");
    row("endless-loop", "does not respond");
    row("post-loop", "was stopped: it asked for more");
    row("console-loop", "was stopped");
    row("packet-loop", "was stopped: it asked for more");
    row("ask-loop", "was stopped: it asked for more");
    row("open-close", "was stopped: it asked for more");
    row("allocate", "has crashed");
    row("never-reads", "was stopped");
    row("document-loop", "was stopped: it reloaded itself");
    row("reload-loop", "was stopped: it reloaded itself");
    row("file-loop", "");
    row("channel-loop", "was stopped: it loaded too many files");
    row("load-flood", "was stopped: it loaded too many files");
}

void TestHostile::neighborGoesOn()
{
    QFETCH(QString, notice);
    Scene scene(m_server.address(), QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(scene.openNeighbor());
    const HeartbeatTimer heartbeat;
    scene.openHostile();
    QVERIFY(waitFor([&] { return scene.hostileLines() > 0; }, patience));
    const ResourceTab& tab = *scene.hostileTab();
    if (notice.isEmpty())
        hostile::runFor(std::chrono::seconds(2));
    QVERIFY(waitForNotice(tab, notice));
    QVERIFY(neighborEchoes(scene));
    qInfo("the worst stall: %.0f ms, of which %.0f ms without a CPU; the slowest echo: %.0f ms",
        heartbeat.worst().milliseconds, heartbeat.worst().withoutCpu, scene.slowestEcho());
    if (notice.isEmpty())
        return;
    QVERIFY(buttonOf(tab, "Reload"));
    auto* const tabs = scene.window().findChild<QTabWidget*>();
    const int before = tabs->count();
    buttonOf(tab, "Close")->click();
    QVERIFY(waitFor([&] { return tabs->count() == before - 1; }));
    QVERIFY(neighborEchoes(scene));
}

void TestHostile::busyResourceIsWaitedFor()
{
    Scene scene(m_server.address(), QStringLiteral("busy"));
    scene.openHostile();
    const ResourceTab& tab = *scene.hostileTab();
    QVERIFY(waitForNotice(tab, silence));
    const qint64 renderer = rendererOf(tab);
    buttonOf(tab, "Wait")->click();
    QCOMPARE(tab.noticeText(), QString());
    QVERIFY(waitFor([&] { return scene.hostileLines() >= 2; }, patience));
    QVERIFY(waitFor([&] { return tab.noticeText().isEmpty(); }, patience));
    QCOMPARE(rendererOf(tab), renderer);
}

void TestHostile::reloadEndsTheHangingProcess()
{
    Scene scene(m_server.address(), QStringLiteral("endless-loop"));
    scene.openHostile();
    const ResourceTab& tab = *scene.hostileTab();
    QVERIFY(waitForNotice(tab, silence));
    const qint64 renderer = rendererOf(tab);
    QVERIFY(isRunning(renderer));
    const HeartbeatTimer heartbeat;
    buttonOf(tab, "Reload")->click();
    QCOMPARE(tab.noticeText(), QString());
    QVERIFY(waitFor([&] { return !isRunning(renderer); }, patience));
    QVERIFY(waitForNotice(tab, silence)); // of the new one
    QVERIFY(rendererOf(tab) != renderer);
    qInfo("the worst stall: %.0f ms, of which %.0f ms without a CPU",
        heartbeat.worst().milliseconds, heartbeat.worst().withoutCpu);
}

void TestHostile::closingEndsTheHangingProcess()
{
    Scene scene(m_server.address(), QStringLiteral("endless-loop"));
    scene.openHostile();
    QVERIFY(waitForNotice(*scene.hostileTab(), silence));
    const qint64 renderer = rendererOf(*scene.hostileTab());
    buttonOf(*scene.hostileTab(), "Close")->click();
    QVERIFY(waitFor([&] { return !scene.hostileTab(); }));
    QVERIFY(waitFor([&] { return !isRunning(renderer); }, patience));
}

void TestHostile::killedResourceStartsAgain()
{
    Scene scene(m_server.address(), QStringLiteral("quiet"));
    QVERIFY(scene.openNeighbor());
    scene.openHostile();
    const ResourceTab& tab = *scene.hostileTab();
    QVERIFY(waitFor([&] { return scene.hostileLines() == 1; }, patience));
    QVERIFY(killRenderer(tab));
    QVERIFY(waitForNotice(tab, QStringLiteral("starts again in a moment")));
    QVERIFY(waitFor([&] { return scene.hostileLines() == 2; }, patience));
    QCOMPARE(tab.noticeText(), QString());
    QVERIFY(neighborEchoes(scene));
}

void TestHostile::crashLoopStops()
{
    Scene scene(m_server.address(), QStringLiteral("quiet"));
    scene.openHostile();
    ResourceTab& tab = *scene.hostileTab();
    const QSignalSpy crashed(&tab, &ResourceTab::crashed);
    for (int crash = 1; crash <= limits::maxCrashesPerMinute; ++crash) {
        QVERIFY(waitFor([&] { return scene.hostileLines() == crash; }, patience));
        QVERIFY(killRenderer(tab));
        QVERIFY(waitFor([&] { return crashed.count() == crash; }));
    }
    QVERIFY(tab.noticeText().contains(QLatin1String("crashed 3 times within a minute")));
    hostile::runFor(2 * limits::restartDelay);
    QCOMPARE(scene.hostileLines(), 3);
    buttonOf(tab, "Reload")->click();
    QVERIFY(waitFor([&] { return scene.hostileLines() == 4; }, patience));
    QCOMPARE(tab.noticeText(), QString());
    QVERIFY(killRenderer(tab)); // one more within the minute
    QVERIFY(waitForNotice(tab, QStringLiteral("does not start again by itself")));
}

void TestHostile::dialogsCloseWithTheirResource_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("isStopped"); // or else killed
    for (const char* const type : {"color", "file"}) {
        QTest::addRow("%s, killed", type) << QByteArray(type) << false;
        QTest::addRow("%s, stopped", type) << QByteArray(type) << true;
    }
}

//! They answer to a page that is destroyed soon after.
void TestHostile::dialogsCloseWithTheirResource()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, isStopped);
    const test::OpenResource resource(test::resourceFixture("scripted"), allCapabilities(),
        {{"{script}", R"(
            const input = document.body.appendChild(document.createElement("input"));
            input.type = "{type}";
            addEventListener("mousedown", () => {
                input.click();
                if ({flood}) setTimeout(() => { for (;;) console.log("flood"); }, 1000);
            });
            console.log("ready");
        )"},
            {"{type}", type}, {"{flood}", isStopped ? "true" : "false"}});
    const ResourceTab& tab = resource.tab();
    QVERIFY2(resource.waitForLine("ready"), resource.console().constData());

    // The dialog for files lets nothing else return while it is open.
    bool wasOpen = false;
    QTimer watch;
    connect(&watch, &QTimer::timeout, &tab, [&] {
        if (!std::exchange(wasOpen, wasOpen || tab.findChild<QDialog*>()) && wasOpen && !isStopped)
            killRenderer(tab);
    });
    watch.start(std::chrono::milliseconds(20));
    QTest::mouseClick(
        tab.findChild<QWebEngineView*>()->focusProxy(), Qt::LeftButton, {}, {400, 300});
    QVERIFY(waitFor([&] { return wasOpen && !tab.noticeText().isEmpty(); }, patience));
    QVERIFY(waitFor([&] { return !tab.findChild<QDialog*>(); }));
    hostile::runFor(limits::removalDelay + std::chrono::seconds(1));
    if (!isStopped)
        QVERIFY(waitFor([&] { return resource.count("ready") == 2; }, patience));
}

PORTCULLIS_ENGINE_TEST(TestHostile)
#include "tst_hostile.moc"
