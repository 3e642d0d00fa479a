#pragma once

#include "tests/bench/run/arena.h"

#include <vector>

namespace portcullis::bench {

enum class Better { Higher, Lower };

//! One line of the table.
struct RowSpec {
    std::string name; //!< For `--row`, and in the JSON.
    std::string title;
    std::string unit;
    Better better = Better::Higher;
    //! What portcullis / native has to reach, or, if lower is better, must not exceed.
    std::optional<double> required;
};

//! What one round of one side has given.
struct Round {
    std::vector<double> figures; //!< One for each row of the measurement, in its unit.
    Json raw; //!< All that is known of it.
    QString shortfall; //!< Why it does not count as reaching anything; empty if it does.
};

//! How long one round may be; the rows add what they need to it.
struct Pace {
    double seconds = 0.5; //!< Of load in one round.
    bool isQuick = false; //!< Only to see that it works: fewer connections, shorter waits.
};

//! \brief Measures one row, or several that come from the same rounds.
class Measurement {
public:
    virtual ~Measurement() = default;
    virtual std::vector<RowSpec> rows() const = 0;
    //! What is compared: the reference first, portcullis last. Only one if there is no twin.
    virtual QStringList sides() const
    {
        return {QStringLiteral("native"), QStringLiteral("portcullis")};
    }
    //! Called once before the first round and once after the last.
    virtual Result<void, QString> begin(Arena&) { return {}; }
    virtual void end(Arena&) { }
    virtual Result<Round, QString> measure(Arena& arena, const QString& side) = 0;
};

using Measurements = std::vector<std::unique_ptr<Measurement>>;

} // namespace portcullis::bench
