#pragma once

//! Exit codes of the program.
namespace portcullis::exit_code {
inline constexpr int done = 0;
inline constexpr int failed = 1; //!< Refused or failed; also when `--until` never matched.
inline constexpr int usage = 2;
} // namespace portcullis::exit_code
