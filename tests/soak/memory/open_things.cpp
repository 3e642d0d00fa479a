#include "tests/soak/memory/open_things.h"

#include "tests/support/process_tree.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <unistd.h>

namespace portcullis::soak {
namespace {

QByteArray readProc(std::int64_t pid, const char* name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The engine forks renderers from a zygote, whose command line they keep. The zygote itself is the
//! only child of one outside of the sandbox.
bool isRenderer(std::int64_t pid)
{
    const auto isZygote = [](std::int64_t process) {
        return readProc(process, "cmdline").contains("--type=zygote");
    };
    const std::int64_t parent = test::parentOf(pid);
    return isZygote(pid) && isZygote(parent) && isZygote(test::parentOf(parent));
}

//! The inodes of the TCP sockets of the process's network namespace.
QSet<QByteArray> tcpInodes(std::int64_t pid)
{
    constexpr int inodeColumn = 9; // see proc(5), /proc/net/tcp
    QSet<QByteArray> inodes;
    for (const char* const name : {"net/tcp", "net/tcp6"}) {
        const QByteArrayList lines = readProc(pid, name).split('\n');
        for (const QByteArray& line : lines.mid(1))
            inodes << line.simplified().split(' ').value(inodeColumn);
    }
    return inodes;
}

int countTcpSockets(std::int64_t pid, const QStringList& descriptors)
{
    const QSet<QByteArray> inodes = tcpInodes(pid);
    int count = 0;
    for (const QString& descriptor : descriptors) {
        const QByteArray path = QStringLiteral("/proc/%1/fd/%2").arg(pid).arg(descriptor).toUtf8();
        QByteArray target(64, '\0');
        const ssize_t size
            = ::readlink(path.constData(), target.data(), std::size_t(target.size()));
        target.truncate(qsizetype(std::max(size, ssize_t{0})));
        if (target.startsWith("socket:[") && inodes.contains(target.mid(8).chopped(1)))
            ++count;
    }
    return count;
}

QStringList entriesOf(std::int64_t pid, const char* folder)
{
    return QDir(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(folder)))
        .entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
}

} // namespace

OpenThings openThings(std::int64_t pid)
{
    OpenThings things;
    const test::ProcessTree tree(pid);
    for (const std::int64_t process : tree.pids()) {
        if (readProc(process, "cmdline").isEmpty())
            continue; // it has ended
        ++things.processes;
        things.renderers += isRenderer(process) ? 1 : 0;
    }
    const QStringList descriptors = entriesOf(pid, "fd");
    things.files = int(descriptors.size());
    things.tcpSockets = countTcpSockets(pid, descriptors);
    things.threads = int(entriesOf(pid, "task").size());
    return things;
}

Json toJson(const OpenThings& things)
{
    return {{"renderers", things.renderers}, {"processes", things.processes},
        {"tcpSockets", things.tcpSockets}, {"files", things.files}, {"threads", things.threads}};
}

} // namespace portcullis::soak
