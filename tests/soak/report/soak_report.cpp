#include "tests/soak/report/soak_report.h"

#include "tests/soak/run/soak_setup.h"

#include <QTextStream>

namespace portcullis::soak {
namespace {

//! Threads and descriptors that the engine's pools take when they are busy, and keep.
constexpr int sparePoolThreads = 8;
constexpr int spareFiles = 16;

void compare(QStringList& found, const char* what, int before, int after, int spare)
{
    if (after > before + spare) {
        found << QStringLiteral("%1: %2 before, %3 after")
                     .arg(QLatin1String(what))
                     .arg(before)
                     .arg(after);
    }
}

Json toJson(const Fates& fates)
{
    return {{"sent", fates.sent}, {"delivered", fates.delivered}, {"refused", fates.refused},
        {"closed", fates.closed}, {"lost", fates.lost}};
}

QString line(const char* what, const Fates& fates)
{
    return QStringLiteral("%1: %2 sent = %3 delivered + %4 refused + %5 closed + %6 lost\n")
        .arg(QLatin1String(what))
        .arg(fates.sent)
        .arg(fates.delivered)
        .arg(fates.refused)
        .arg(fates.closed)
        .arg(fates.lost);
}

QString line(const char* what, const OpenThings& things)
{
    return QStringLiteral("%1: %2 renderers, %3 processes, %4 TCP sockets, %5 files, %6 threads\n")
        .arg(QLatin1String(what))
        .arg(things.renderers)
        .arg(things.processes)
        .arg(things.tcpSockets)
        .arg(things.files)
        .arg(things.threads);
}

QString memoryLine(const SoakReport& report)
{
    if (report.memory.empty())
        return QStringLiteral("memory: not measured\n");
    const MemorySlopes slopes = report.slopes();
    const MemorySample& last = report.memory.back();
    const QString verdict = !slopes.isJudged ? QStringLiteral("too short to judge")
        : slopes.isFlat()                    ? QStringLiteral("flat")
                                             : QStringLiteral("NOT FLAT");
    std::vector<double> connections;
    connections.reserve(report.memory.size());
    for (const MemorySample& sample : report.memory)
        connections.push_back(sample.connections);
    return QStringLiteral("open connections: %1 in the median\n").arg(median(connections))
        + QStringLiteral("memory: program %1 MiB, %2 KiB/min (at most %3); with its children "
                         "%4 MiB, %5 KiB/min (at most %6): %7\n")
              .arg(last.own / 1024, 0, 'f', 1)
              .arg(slopes.own, 0, 'f', 1)
              .arg(flatOwn)
              .arg(last.all / 1024, 0, 'f', 1)
              .arg(slopes.all, 0, 'f', 1)
              .arg(flatAll)
              .arg(verdict);
}

//! That what is counted in the end can be seen at all.
void checkSight(QStringList& found, const OpenThings& during)
{
    if (during.renderers < resourceCount || during.tcpSockets < connectionCount) {
        found << QStringLiteral("only %1 renderers and %2 TCP sockets with everything open")
                     .arg(during.renderers)
                     .arg(during.tcpSockets);
    }
}

} // namespace

QStringList shortcomings(const SoakReport& report)
{
    QStringList found;
    checkSight(found, report.during);
    if (report.after.renderers > 0)
        found << QStringLiteral("%1 renderers are left").arg(report.after.renderers);
    if (report.after.tcpSockets > 0)
        found << QStringLiteral("%1 TCP sockets are left").arg(report.after.tcpSockets);
    compare(found, "processes", report.before.processes, report.after.processes, 0);
    compare(found, "threads", report.before.threads, report.after.threads, sparePoolThreads);
    compare(found, "files", report.before.files, report.after.files, spareFiles);
    for (int kind = 0; kind < faultKinds; ++kind) {
        const auto counted = report.faults.find(FaultKind(kind));
        if (counted == report.faults.end() || counted->second == 0)
            found << QStringLiteral("no fault: %1").arg(QLatin1String(nameOf(FaultKind(kind))));
    }
    if (report.toServers.delivered == 0 || report.toPages.delivered == 0)
        found << QStringLiteral("nothing was delivered");
    if (report.toServers.refused == 0)
        found << QStringLiteral("nothing was refused");
    if (report.endings.planned == 0 || report.endings.byFault == 0
        || report.endings.withDocument == 0)
        found << QStringLiteral("not every kind of ending occurred");
    return found;
}

bool isGood(const SoakReport& report)
{
    const MemorySlopes slopes = report.slopes();
    return report.problemCount == 0 && report.toServers.lost == 0 && report.toPages.lost == 0
        && shortcomings(report).isEmpty() && (!slopes.isJudged || slopes.isFlat());
}

QString toText(const SoakReport& report)
{
    QString text;
    QTextStream out(&text);
    out << QStringLiteral("%1 minutes of faults, seed %2\nfaults: ")
               .arg(report.minutes)
               .arg(report.seed);
    for (const auto& [kind, count] : report.faults)
        out << nameOf(kind) << ' ' << count << ", ";
    const Endings& endings = report.endings;
    out << QStringLiteral("\nconnections: %1 ended by plan, %2 by a fault, %3 with their document, "
                          "%4 attempts failed\n")
               .arg(endings.planned)
               .arg(endings.byFault)
               .arg(endings.withDocument)
               .arg(endings.unopened);
    out << line("to servers", report.toServers) << line("to pages", report.toPages)
        << line("open before", report.before) << line("open during", report.during)
        << line("open after", report.after) << memoryLine(report);
    for (const QString& problem : report.problems + shortcomings(report))
        out << "problem: " << problem << '\n';
    out << (isGood(report) ? "passed" : "FAILED");
    if (report.problemCount > 0)
        out << QStringLiteral(", %1 problems").arg(report.problemCount);
    out << '\n';
    return text;
}

Json toJson(const SoakReport& report)
{
    const Endings& endings = report.endings;
    Json faults = Json::object();
    for (const auto& [kind, count] : report.faults)
        faults[nameOf(kind)] = count;
    Json problems = Json::array();
    for (const QString& problem : report.problems + shortcomings(report))
        problems.push_back(problem.toStdString());
    const MemorySlopes slopes = report.slopes();
    return {{"minutes", report.minutes}, {"seed", report.seed}, {"faults", faults},
        {"endings",
            {{"planned", endings.planned}, {"byFault", endings.byFault},
                {"withDocument", endings.withDocument}, {"unopened", endings.unopened}}},
        {"toServers", toJson(report.toServers)}, {"toPages", toJson(report.toPages)},
        {"before", toJson(report.before)}, {"during", toJson(report.during)},
        {"after", toJson(report.after)},
        {"slopes",
            {{"ownKiBPerMinute", slopes.own}, {"allKiBPerMinute", slopes.all},
                {"isJudged", slopes.isJudged}}},
        {"memory", toJson(report.memory)}, {"problemCount", report.problemCount},
        {"problems", problems}, {"passed", isGood(report)}};
}

} // namespace portcullis::soak
