#include "tests/bench/rows/monitor_rows.h"

#include "tests/bench/rows/judges.h"

namespace portcullis::bench {
namespace {

constexpr int messageBytes = 64;
//! What has to be left of the rate.
constexpr double required = 0.95;
//! So many intervals of the monitor are in a round.
constexpr double minSeconds = 3;

class MonitorCost : public Measurement {
public:
    MonitorCost(const Pace& pace, RowSpec row, QString side)
        : m_row(std::move(row)), m_side(std::move(side)),
          m_order({{"do", "receive"}, {"kind", "text"}, {"bytes", messageBytes},
              {"seconds", pace.isQuick ? pace.seconds : qMax(pace.seconds, minSeconds)}})
    {
    }

    std::vector<RowSpec> rows() const override { return {m_row}; }
    QStringList sides() const override { return {QStringLiteral("closed"), m_side}; }

    Result<Round, QString> measure(Arena& arena, const QString& side) override
    {
        const QString client = QStringLiteral("monitored");
        if (const auto told = arena.tell(client, side.toLatin1()); !told)
            return told.error();
        const Result<Json, QString> result = arena.order(client, m_order);
        return result ? judgeReceive(m_order, *result) : result.error();
    }

private:
    RowSpec m_row;
    QString m_side;
    Json m_order;
};

} // namespace

Measurements monitorMeasurements(const Pace& pace)
{
    Measurements all;
    all.push_back(std::make_unique<MonitorCost>(pace,
        RowSpec{"monitor-open", "receive 64 B: monitor closed, open", "msg/s", Better::Higher,
            required},
        QStringLiteral("open")));
    all.push_back(std::make_unique<MonitorCost>(pace,
        RowSpec{"monitor-messages", "the same: closed, with messages", "msg/s", Better::Higher,
            required},
        QStringLiteral("messages")));
    return all;
}

} // namespace portcullis::bench
