#pragma once

#include <optional>
#include <string>

namespace portcullis::test {

//! \brief Takes this process and those that it starts to namespaces of their own, where it may do
//! what otherwise root may: of users and mounts, and of \a others, as unshare(2) names them.
//!
//! Call it before there are other threads. What it mounts nobody else sees.
//! \return why the system refuses that; nothing if it is done.
std::optional<std::string> enterNamespaces(int others = 0);

} // namespace portcullis::test
