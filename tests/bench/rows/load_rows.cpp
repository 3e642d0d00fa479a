#include "tests/bench/rows/load_rows.h"

#include "tests/support/process_tree.h"

#include <thread>

namespace portcullis::bench {
namespace {

constexpr int beatBytes = 32;
constexpr std::chrono::milliseconds settling{300};
constexpr std::chrono::milliseconds lastEchoes{200};

Json holdOrder(int run, int count)
{
    return {{"do", "hold"}, {"run", run}, {"bytes", beatBytes}, {"count", count}};
}

class ConnectionCpu : public Measurement {
public:
    explicit ConnectionCpu(const Pace& pace)
        : m_count(pace.isQuick ? 20 : 500), m_window(pace.isQuick ? 300 : 3000)
    {
    }

    std::vector<RowSpec> rows() const override
    {
        return {{"cpu-500", "500 connections, 1 echo/s each, CPU", "ms/s", Better::Lower, 1.3}};
    }

    Result<void, QString> begin(Arena& arena) override
    {
        for (const QString& side : sides())
            m_runs[side] = arena.newRun();
        // One profile of the engine has at most 255 WebSockets.
        const std::pair<const char*, int> halves[]
            = {{"native", m_count - m_count / 2}, {"native-2", m_count / 2}};
        for (const auto& [client, count] : halves) {
            const auto held = arena.order(
                QLatin1String(client), holdOrder(m_runs[QStringLiteral("native")], count));
            if (!held)
                return held.error();
        }
        const auto held = arena.order(
            QStringLiteral("portcullis"), holdOrder(m_runs[QStringLiteral("portcullis")], m_count));
        return held ? Result<void, QString>() : held.error();
    }

    void end(Arena& arena) override
    {
        for (const char* client : {"native", "native-2", "portcullis"})
            (void)arena.order(QLatin1String(client), {{"do", "release"}});
    }

    Result<Round, QString> measure(Arena& arena, const QString& side) override
    {
        if (const auto begun = beat(arena, side, "beat"); !begun)
            return begun.error();
        std::this_thread::sleep_for(settling);
        const test::ProcessTree tree(arena.pidOf(side));
        const auto start = std::chrono::steady_clock::now();
        const double before = tree.cpuSeconds();
        std::this_thread::sleep_for(m_window);
        const double used = tree.cpuSeconds() - before;
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        if (const auto rested = beat(arena, side, "rest"); !rested)
            return rested.error();
        std::this_thread::sleep_for(lastEchoes);
        const Result<Json, QString> counted = beat(arena, side, "count");
        if (!counted)
            return counted.error();
        return judge(used / elapsed.count(), counted->at("server"));
    }

private:
    Result<Json, QString> beat(Arena& arena, const QString& side, const char* what)
    {
        return arena.orderServer({{"do", what}, {"held", m_runs[side]}});
    }

    Result<Round, QString> judge(double load, const Json& server) const
    {
        Json raw = server;
        raw["cpuSecondsPerSecond"] = load;
        if (server.at("connections") != m_count || server.at("sent") != server.at("returned"))
            return QStringLiteral("not all echoes came back: ") + QString::fromUtf8(toText(raw));
        return Round{{load * 1000}, raw, {}};
    }

    int m_count;
    std::chrono::milliseconds m_window;
    std::map<QString, int> m_runs; // by side
};

class ConnectionMemory : public Measurement {
public:
    explicit ConnectionMemory(const Pace& pace) : m_count(pace.isQuick ? 20 : 1000) { }

    std::vector<RowSpec> rows() const override
    {
        return {
            {"connection-memory", "one idle connection of 1000, memory", "KiB", Better::Lower, {}}};
    }

    QStringList sides() const override { return {QStringLiteral("portcullis")}; }

    Result<Round, QString> measure(Arena& arena, const QString& side) override
    {
        arena.stopClients(); // the one of the last round, and those who would share pages with it
        if (const Result<void, QString> started = arena.startClient(side); !started)
            return started.error();
        const double before = test::settledPss(test::ProcessTree(arena.pidOf(side)));
        const auto held = arena.order(side, holdOrder(arena.newRun(), m_count));
        if (!held)
            return held.error();
        const double after = test::settledPss(test::ProcessTree(arena.pidOf(side)));
        const double each = (after - before) / m_count;
        return Round{{each / 1024}, {{"before", before}, {"after", after}}, {}};
    }

private:
    int m_count;
};

} // namespace

std::unique_ptr<Measurement> connectionCpuMeasurement(const Pace& pace)
{
    return std::make_unique<ConnectionCpu>(pace);
}

std::unique_ptr<Measurement> connectionMemoryMeasurement(const Pace& pace)
{
    return std::make_unique<ConnectionMemory>(pace);
}

} // namespace portcullis::bench
