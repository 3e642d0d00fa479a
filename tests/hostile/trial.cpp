#include "tests/hostile/trial.h"

#include "app/engine/engine_setup.h"
#include "app/ui/resource_tab.h"
#include "app/ui/style.h"
#include "bridge/core/limits.h"
#include "tests/hostile/heartbeat_timer.h"
#include "tests/hostile/scene.h"
#include "tests/support/process_tree.h"

#include <QApplication>
#include <QLoggingCategory>

#include <cstdio>
#include <unistd.h>

namespace portcullis::hostile {
namespace {

constexpr std::chrono::seconds settling{1};

int inMebibytes(std::int64_t bytes)
{
    return int(bytes / limits::mebibyte);
}

Json measure(Scene& scene, std::chrono::milliseconds time)
{
    HeartbeatTimer heartbeat;
    runFor(settling);
    scene.restartCount();
    heartbeat.restart();
    runFor(time);
    const double alone = scene.echoesPerSecond();
    const Stall stallAlone = heartbeat.worst();
    const int memoryBefore = inMebibytes(test::residentBytes(::getpid()));
    heartbeat.restart();
    scene.openHostile();
    const auto opening = std::chrono::milliseconds(500);
    runFor(opening);
    const Stall stallOfOpening = heartbeat.worst();
    scene.restartCount();
    heartbeat.restart();
    runFor(time);
    ResourceTab* const tab = scene.hostileTab();
    return {{"alone", alone}, {"beside", scene.echoesPerSecond()},
        {"slowestEcho", scene.slowestEcho()}, {"stallAlone", stallAlone.milliseconds},
        {"stallOpening", stallOfOpening.milliseconds}, {"stall", heartbeat.worst().milliseconds},
        {"stallWithoutCpu", heartbeat.worst().withoutCpu}, {"memoryBefore", memoryBefore},
        {"memoryPeak", inMebibytes(test::peakResidentBytes(::getpid()))},
        {"lines", scene.hostileLines()}, {"lost", scene.isNeighborLost()},
        {"says", toJson(tab ? tab->noticeText() : QString())}};
}

} // namespace

int runTrial(int argc, char** argv)
{
    const QString server = QString::fromLocal8Bit(argv[2]);
    const QString hostile = QString::fromLocal8Bit(argv[3]);
    const std::chrono::milliseconds time(QByteArray(argv[4]).toInt());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QLoggingCategory::setFilterRules(QStringLiteral("qt.webenginecontext=false"));
    setUpEngine(ProcessSandbox::On);
    QApplication app(argc, argv);
    applyStyle(app);
    Scene scene(server, hostile);
    if (!scene.openNeighbor())
        return 1;
    std::printf("%s\n", toText(measure(scene, time)).constData());
    std::fflush(stdout);
    return 0;
}

} // namespace portcullis::hostile
