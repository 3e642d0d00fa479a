#include "tests/soak/run/soak_run.h"

#include "tests/soak/run/page_files.h"
#include "tests/support/wait_for.h"

#include <QEventLoop>

#include <algorithm>
#include <cstdio>

namespace portcullis::soak {
namespace {

//! For anything that has to come about by itself, and once something has not.
constexpr std::chrono::seconds patience{180};
constexpr std::chrono::seconds shortPatience{3};
constexpr std::chrono::milliseconds longestSampleInterval{5000};
constexpr int fewestSamples = 40;
constexpr double millisecondsOfMinute = 60'000;

std::chrono::milliseconds toTime(double minutes)
{
    return std::chrono::milliseconds(qint64(minutes * millisecondsOfMinute));
}

void say(const char* what)
{
    std::fprintf(stderr, "%s\n", what);
}

} // namespace

SoakRun::SoakRun(SoakOptions options)
    : m_options(std::move(options)),
      m_injector(
          FaultPlan(m_options.seed, toTime(m_options.faultSeconds / 60)), m_program, m_servers)
{
}

SoakReport SoakRun::run()
{
    say("opening...");
    startProgram();
    startServers();
    takeBaseline();
    if (m_ledger.problemCount() == 0) {
        openAll();
        say("making faults...");
        makeFaults();
        say("closing...");
        endConnections();
        lookForRemains();
    }
    quitAll();
    m_ledger.finish();
    return report();
}

void SoakRun::startProgram()
{
    std::vector<int> ports;
    for (int i = 0; i < serverCount; ++i) {
        m_servers.push_back(std::make_unique<Server>(i, m_ledger));
        ports.push_back(m_servers.back()->port());
    }
    const QString library = m_folder.filePath(QStringLiteral("library"));
    if (!writeResources(library, ports)
        || !m_program.start(library, m_folder.filePath(QStringLiteral("data"))))
        m_ledger.complain(QStringLiteral("the program does not start"));
}

void SoakRun::startServers()
{
    for (const auto& server : m_servers)
        server->start();
    expect("servers start", [this] {
        return std::all_of(
            m_servers.begin(), m_servers.end(), [](const auto& server) { return server->isUp(); });
    });
}

void SoakRun::openAll()
{
    for (int i = 0; i < resourceCount; ++i)
        m_program.open(i);
    expect(
        "all connections open", [this] { return m_ledger.openConnections() == connectionCount; });
}

void SoakRun::closeAll()
{
    for (int i = 0; i < resourceCount; ++i)
        m_program.close(i);
    expect("no connection is left in pages and at servers",
        [this] { return m_ledger.unsettledConnections() == 0; });
    m_program.askForConnections();
    expect("no connection is left in the program", [this] {
        if (m_program.connections() == 0)
            return true;
        if (m_program.connections())
            m_program.askForConnections();
        return false;
    });
    expect("no renderer is left", [this] { return openThings(m_program.pid()).renderers == 0; });
}

void SoakRun::takeBaseline()
{
    openAll();
    closeAll();
    m_before = openThings(m_program.pid());
}

void SoakRun::makeFaults()
{
    QElapsedTimer clock;
    clock.start();
    const auto sample = [this, &clock] {
        m_memory.push_back(sampleMemory(m_program.pid(),
            double(clock.elapsed()) / millisecondsOfMinute, m_ledger.openConnections()));
    };
    QTimer sampler;
    QObject::connect(&sampler, &QTimer::timeout, &sampler, sample);
    sampler.start(std::min(longestSampleInterval, toTime(m_options.minutes) / fewestSamples));
    m_injector.start();
    const std::chrono::milliseconds duration = toTime(m_options.minutes);
    const auto isOver = [&] {
        return (clock.hasExpired(duration.count()) && m_injector.hasMadeEveryKind())
            || !m_program.isRunning();
    };
    test::waitFor(isOver, duration + patience);
    m_injector.stop();
    expect("all faults are undone", [this] { return m_injector.isAllWell(); });
    expect("all connections are open again",
        [this] { return m_ledger.openConnections() == connectionCount; });
    m_during = openThings(m_program.pid());
}

void SoakRun::endConnections()
{
    for (const auto& server : m_servers)
        server->finish();
    expect("all connections end by plan", [this] { return m_ledger.unsettledConnections() == 0; });
}

void SoakRun::lookForRemains()
{
    closeAll();
    for (const auto& server : m_servers) {
        server->askForCount();
        expect("a server has nothing open", [&server] {
            if (!server->count())
                return false;
            if (server->count()->connections == 0 && server->count()->tcpSockets == 0)
                return true;
            server->askForCount();
            return false;
        });
    }
    m_after = openThings(m_program.pid());
}

void SoakRun::quitAll()
{
    m_program.quit();
    expect("the program ends", [this] { return !m_program.isRunning(); });
    if (m_program.exitCode() != 0)
        m_ledger.complain(
            QStringLiteral("the program's exit code is %1").arg(m_program.exitCode()));
}

void SoakRun::expect(const char* what, const std::function<bool()>& condition)
{
    const auto isDecided = [&] { return condition() || !m_program.isRunning(); };
    const bool isFirst = m_ledger.problemCount() == 0;
    if (!test::waitFor(isDecided, isFirst ? patience : shortPatience) || !condition())
        m_ledger.complain(QStringLiteral("waited in vain: ") + QLatin1String(what));
}

SoakReport SoakRun::report() const
{
    SoakReport report;
    report.minutes = m_options.minutes;
    report.seed = m_options.seed;
    report.faults = m_injector.counts();
    report.endings = m_ledger.endings();
    report.toServers = m_ledger.toServers();
    report.toPages = m_ledger.toPages();
    report.before = m_before;
    report.during = m_during;
    report.after = m_after;
    report.memory = m_memory;
    report.problemCount = m_ledger.problemCount();
    report.problems = m_ledger.problems();
    return report;
}

} // namespace portcullis::soak
