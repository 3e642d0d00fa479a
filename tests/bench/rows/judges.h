#pragma once

#include "tests/bench/rows/measurement.h"

//! \brief What a page reports is believed only if the server has seen the same.
namespace portcullis::bench {

//! Bytes a second that the other connection receives.
inline constexpr double streamRate = 20e6;

//! Makes a round of an order and its result, or says what does not fit.
using Judge = Result<Round, QString> (*)(const Json& order, const Json& result);

Result<Round, QString> judgeReceive(const Json& order, const Json& result);
Result<Round, QString> judgeSend(const Json& order, const Json& result);
Result<Round, QString> judgeEcho(const Json& order, const Json& result);
Result<Round, QString> judgeBusyEcho(const Json& order, const Json& result);
Result<Round, QString> judgeConnect(const Json& order, const Json& result);

} // namespace portcullis::bench
