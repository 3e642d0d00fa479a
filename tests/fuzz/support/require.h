#pragma once

namespace portcullis::fuzz {

//! \brief Ends the process if \a holds is false, which a fuzzer and a replay both report.
//! \param sentence what was promised and does not hold.
void require(bool holds, const char* sentence);

} // namespace portcullis::fuzz
