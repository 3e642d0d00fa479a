#include "tests/bench/rows/monitor_rows.h"

#include "tests/bench/rows/judges.h"
#include "tests/support/process_tree.h"

namespace portcullis::bench {
namespace {

constexpr int messageBytes = 64;
//! Open in proportion to closed.
constexpr double leastRate = 0.95;
constexpr double mostCost = 1.05;
//! So many intervals of the monitor are in a round.
constexpr double minSeconds = 3;

//! The rate, and what each message costs of the processors, which others have less influence on.
class MonitorCost : public Measurement {
public:
    MonitorCost(const Pace& pace, std::vector<RowSpec> rows, QString side)
        : m_rows(std::move(rows)), m_side(std::move(side)),
          m_order({{"do", "receive"}, {"kind", "text"}, {"bytes", messageBytes},
              {"seconds", pace.isQuick ? pace.seconds : qMax(pace.seconds, minSeconds)}})
    {
    }

    std::vector<RowSpec> rows() const override { return m_rows; }
    QStringList sides() const override { return {QStringLiteral("closed"), m_side}; }

    Result<Round, QString> measure(Arena& arena, const QString& side) override
    {
        const QString client = QStringLiteral("monitored");
        if (const auto told = arena.tell(client, side.toLatin1()); !told)
            return told.error();
        const test::ProcessTree tree(arena.pidOf(client));
        const double before = tree.cpuSeconds();
        const Result<Json, QString> result = arena.order(client, m_order);
        if (!result)
            return result.error();
        Result<Round, QString> round = judgeReceive(m_order, *result);
        if (!round)
            return round;
        Round measured = std::move(round).value();
        const double cost = (tree.cpuSeconds() - before) / result->at("count").get<double>();
        measured.figures.push_back(cost * 1e6);
        return measured;
    }

private:
    std::vector<RowSpec> m_rows;
    QString m_side;
    Json m_order;
};

std::unique_ptr<Measurement> costOf(
    const Pace& pace, const std::string& side, const std::string& title)
{
    return std::make_unique<MonitorCost>(pace,
        std::vector<RowSpec>{
            {"monitor-" + side, "receive 64 B, " + title, "msg/s", Better::Higher, leastRate},
            {"monitor-" + side + "-cpu", "CPU of a message, " + title, "us", Better::Lower,
                mostCost},
        },
        QString::fromStdString(side));
}

} // namespace

Measurements monitorMeasurements(const Pace& pace)
{
    Measurements all;
    all.push_back(costOf(pace, "open", "monitor open"));
    all.push_back(costOf(pace, "messages", "with messages"));
    return all;
}

} // namespace portcullis::bench
