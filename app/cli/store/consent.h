#pragma once

#include "app/cli/store/store_command.h"
#include "app/cli/store/terminal.h"
#include "app/library/decisions.h"

namespace portcullis {

//! \brief What holds for what \a manifest asks for: the answers that were given beforehand, then
//! what is known, then what somebody at the terminal says.
//!
//! Error: Refusal::Unanswered if nobody is there to be asked.
Result<Decisions, PackageError> decide(const Manifest& manifest, const Decisions& known,
    const Answers& answers, const Terminal& terminal);

} // namespace portcullis
