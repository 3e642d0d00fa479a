#pragma once

#include <QStringList>

#include <variant>

namespace portcullis::bench {

//! Measures and prints the table.
struct MeasureOptions {
    QString jsonFile; //!< Empty for none.
    bool check = false; //!< A missed requirement is a failure.
    int rounds = 5;
    double seconds = 0.5; //!< Of load in one round.
    bool monitor = false; //!< The rows of the connection monitor, in place of all others.
    bool quick = false; //!< Only to see that every row gives a figure.
    std::vector<std::string> rows; //!< Empty for all.
};

//! A child process of the benchmark: which, and its arguments.
struct ChildOptions {
    enum class Role { Serve, Native, Bare, Window, Monitored } role = Role::Serve;
    QStringList arguments;
};

//! There is nothing to run.
struct ExitWith {
    int code = 0;
};

using Options = std::variant<MeasureOptions, ChildOptions, ExitWith>;

//! Reads the command line; prints help and what is wrong with the usage.
//! \param rowNames what `--row` can be.
Options parseOptions(int argc, const char* const* argv, const std::vector<std::string>& rowNames);

} // namespace portcullis::bench
