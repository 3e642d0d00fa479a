#pragma once

#include "tests/bench/rows/measurement.h"

namespace portcullis::bench {

//! A row with all its rounds.
struct RowResult {
    RowSpec spec;
    QStringList sides;
    std::map<QString, std::vector<double>> figures; //!< By side, in the order of the rounds.
    std::optional<double> ceiling; //!< What the server could do; see measureCeilings().
    QString problem; //!< Why figures are missing or do not count; empty if all is well.

    bool isComplete() const;
    //! Median of one side; only for a complete row.
    double median(const QString& side) const;
    //! Portcullis / reference; empty without a twin.
    std::optional<double> ratio() const;
    //! Whether a side came so near the ceiling that the server may have slowed it down.
    bool isServerLimited() const;
    //! Whether it has what is required; a row without a requirement only has to be complete.
    bool isReached() const;
};

//! All of a measurement's rounds: its rows, and the raw ones for the JSON.
struct MeasuredRows {
    std::vector<RowResult> rows;
    Json rounds = Json::array();
};

} // namespace portcullis::bench
