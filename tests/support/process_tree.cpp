#include "tests/support/process_tree.h"

#include <QDir>
#include <QFile>

#include <chrono>
#include <cmath>
#include <thread>
#include <unistd.h>
#include <utility>

namespace portcullis::test {
namespace {

QByteArray readProc(std::int64_t pid, const char* name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Field \a number of /proc/PID/stat as proc(5) counts them, 3 or more: those after the name, which
//! may have spaces.
double statField(std::int64_t pid, int number)
{
    const QByteArray stat = readProc(pid, "stat");
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(number - 3).toDouble();
}

//! A field of /proc/PID/smaps_rollup or status in bytes; there it is in KiB. 0 if it is missing.
double field(const QByteArray& text, const char* name)
{
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith(name))
            return line.mid(qsizetype(qstrlen(name))).chopped(2).trimmed().toDouble() * 1024;
    }
    return 0;
}

constexpr int parentField = 4;
constexpr int userTimeField = 14;
constexpr int systemTimeField = 15;

} // namespace

ProcessTree::ProcessTree(std::int64_t root) : m_pids{root}
{
    std::vector<std::pair<std::int64_t, std::int64_t>> parents;
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isPid = false;
        const std::int64_t pid = name.toLongLong(&isPid);
        if (isPid)
            parents.emplace_back(pid, parentOf(pid));
    }
    for (std::size_t i = 0; i < m_pids.size(); ++i) {
        for (const auto& [pid, parent] : parents) {
            if (parent == m_pids[i])
                m_pids.push_back(pid);
        }
    }
}

double ProcessTree::cpuSeconds() const
{
    double ticks = 0;
    for (const std::int64_t pid : m_pids)
        ticks += statField(pid, userTimeField) + statField(pid, systemTimeField);
    return ticks * clockStep();
}

double ProcessTree::pssBytes() const
{
    double bytes = 0;
    for (const std::int64_t pid : m_pids)
        bytes += test::pssBytes(pid);
    return bytes;
}

double ProcessTree::clockStep()
{
    return 1.0 / double(::sysconf(_SC_CLK_TCK));
}

std::int64_t parentOf(std::int64_t pid)
{
    return std::int64_t(statField(pid, parentField));
}

std::int64_t residentBytes(std::int64_t pid)
{
    return std::int64_t(field(readProc(pid, "status"), "VmRSS:"));
}

std::int64_t peakResidentBytes(std::int64_t pid)
{
    return std::int64_t(field(readProc(pid, "status"), "VmHWM:"));
}

double pssBytes(std::int64_t pid)
{
    return field(readProc(pid, "smaps_rollup"), "Pss:");
}

double pssBytesWithoutFiles(std::int64_t pid)
{
    const QByteArray rollup = readProc(pid, "smaps_rollup");
    return field(rollup, "Pss:") - field(rollup, "Pss_File:");
}

double settledPss(const ProcessTree& tree)
{
    constexpr std::chrono::milliseconds interval{250};
    constexpr int mostIntervals = 8;
    constexpr double muchChange = 256.0 * 1024;
    double bytes = tree.pssBytes();
    for (int i = 0; i < mostIntervals; ++i) {
        std::this_thread::sleep_for(interval);
        const double before = std::exchange(bytes, tree.pssBytes());
        if (std::abs(bytes - before) < muchChange)
            break;
    }
    return bytes;
}

} // namespace portcullis::test
