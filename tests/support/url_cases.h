#pragma once

#include "bridge/core/json.h"

#include <QString>

#include <vector>

namespace portcullis::test {

//! \brief The public cases of the URL standard (tests/fixtures/urls/urltestdata.json) that have the
//! scheme `http`, `https`, `ws` or `wss`, and that no base URL changes anything about.
std::vector<Json> publicUrlCases();

//! The public names to be written in ASCII (tests/fixtures/urls/toascii.json).
std::vector<Json> publicDomainCases();

//! \a url with `ws` in place of a leading `http`.
QString asWs(QString url);

//! A string member.
QString textOf(const Json& value, const char* key);

} // namespace portcullis::test
