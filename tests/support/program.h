#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace portcullis::test {

//! What a run of the program came to.
struct ProgramOutcome {
    int exitCode = -1; //!< -1: it did not end by itself.
    QByteArray output;
    QByteArray errors;
};

//! \brief Runs the program without a display until it ends, for at most a minute.
//! \param typed what somebody types at a terminal, if there is one; then the errors go there, too.
ProgramOutcome runProgram(
    const QStringList& arguments, const std::optional<QByteArray>& typed = {});

} // namespace portcullis::test
