#include "tests/bench/rows/page_rows.h"

#include "tests/bench/rows/judges.h"

namespace portcullis::bench {
namespace {

constexpr int kilobyte = 1024;
constexpr int megabyte = 1024 * 1024;
constexpr int echoBytes = 32;
constexpr int echoCount = 1200;
constexpr int connectCount = 30;
//! More than the time for which Chromium keeps the address of a handshake locked.
constexpr int connectPauseMs = 15;

//! An order, and what makes figures of the result.
class PageMeasurement : public Measurement {
public:
    PageMeasurement(std::vector<RowSpec> rows, Json order, Judge judge,
        QStringList sides = {QStringLiteral("native"), QStringLiteral("portcullis")})
        : m_rows(std::move(rows)), m_order(std::move(order)), m_judge(judge),
          m_sides(std::move(sides))
    {
    }

    std::vector<RowSpec> rows() const override { return m_rows; }
    QStringList sides() const override { return m_sides; }

    Result<Round, QString> measure(Arena& arena, const QString& side) override
    {
        const Result<Json, QString> result = arena.order(side, m_order);
        return result ? m_judge(m_order, *result) : result.error();
    }

private:
    std::vector<RowSpec> m_rows;
    Json m_order;
    Judge m_judge;
    QStringList m_sides;
};

struct Throughput {
    const char* name;
    const char* title;
    const char* work;
    const char* kind;
    int bytes;
    double required;
};

constexpr Throughput throughputs[] = {
    {"receive-64b", "receive 64 B text", "receive", "text", 64, 3.0},
    {"receive-4kb", "receive 4 KB text", "receive", "text", 4 * kilobyte, 1.5},
    {"receive-1mb", "receive 1 MB text", "receive", "text", megabyte, 1.0},
    {"receive-1mb-binary", "receive 1 MB binary", "receive", "binary", megabyte, 1.0},
    {"send-64b", "send 64 B text", "send", "text", 64, 2.0},
    {"send-4kb", "send 4 KB text", "send", "text", 4 * kilobyte, 1.2},
    {"send-1mb", "send 1 MB text", "send", "text", megabyte, 1.0},
    {"send-1mb-binary", "send 1 MB binary", "send", "binary", megabyte, 1.0},
};

Json orderOf(const Throughput& row, const Pace& pace)
{
    return {{"do", row.work}, {"kind", row.kind}, {"bytes", row.bytes}, {"seconds", pace.seconds}};
}

std::unique_ptr<Measurement> throughputMeasurement(const Throughput& row, const Pace& pace)
{
    const bool isReceive = std::string_view(row.work) == "receive";
    const RowSpec spec{
        row.name, row.title, row.bytes < megabyte ? "msg/s" : "MB/s", Better::Higher, row.required};
    return std::make_unique<PageMeasurement>(
        std::vector{spec}, orderOf(row, pace), isReceive ? &judgeReceive : &judgeSend);
}

Json echoOrder(const char* work, const Pace& pace)
{
    return {{"do", work}, {"bytes", echoBytes}, {"count", pace.isQuick ? 200 : echoCount},
        {"seconds", 4 * pace.seconds}};
}

std::unique_ptr<Measurement> echoMeasurement(const Pace& pace)
{
    return std::make_unique<PageMeasurement>(
        std::vector<RowSpec>{
            {"echo-median", "echo 32 B, median", "ms", Better::Lower, 1.3},
            {"echo-p99", "echo 32 B, 99th percentile", "ms", Better::Lower, 1.5},
        },
        echoOrder("echo", pace), &judgeEcho);
}

std::unique_ptr<Measurement> busyEchoMeasurement(const Pace& pace)
{
    Json order = echoOrder("echoBesideStream", pace);
    order["stream"] = {{"bytes", 4 * kilobyte}, {"rate", streamRate}};
    return std::make_unique<PageMeasurement>(
        std::vector<RowSpec>{
            {"echo-busy-median", "echo beside 20 MB/s, median", "ms", Better::Lower, 1.5},
            {"echo-busy-p99", "echo beside 20 MB/s, 99th perc.", "ms", Better::Lower, 1.5},
        },
        order, &judgeBusyEcho);
}

std::unique_ptr<Measurement> connectMeasurement(const Pace& pace)
{
    const Json order{{"do", "connectAgain"}, {"count", pace.isQuick ? 3 : connectCount},
        {"pauseMs", connectPauseMs}};
    return std::make_unique<PageMeasurement>(
        std::vector<RowSpec>{{"connect", "connect to open, median", "ms", Better::Lower, 1.3}},
        order, &judgeConnect);
}

} // namespace

Measurements pageMeasurements(const Pace& pace)
{
    Measurements all;
    for (const Throughput& row : throughputs)
        all.push_back(throughputMeasurement(row, pace));
    all.push_back(echoMeasurement(pace));
    all.push_back(busyEchoMeasurement(pace));
    all.push_back(connectMeasurement(pace));
    return all;
}

std::unique_ptr<Measurement> rawMeasurement(const Pace& pace)
{
    const RowSpec spec{
        "receive-64b-raw", "receive 64 B text, without the SDK", "msg/s", Better::Higher, {}};
    return std::make_unique<PageMeasurement>(std::vector{spec}, orderOf(throughputs[0], pace),
        &judgeReceive, QStringList{QStringLiteral("raw")});
}

} // namespace portcullis::bench
