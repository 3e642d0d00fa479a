#pragma once

#include <optional>
#include <string>

namespace portcullis::leak {

//! \brief Takes this process and those that it starts to a network of their own, from which no
//! packet reaches the machine or leaves it.
//!
//! There every address, of whatever network, is this process's own, so that what is sent to a
//! public address arrives here, too. Names are asked at 127.0.0.1:53, and by no other way. Call it
//! before there are other threads. What it lets the process do besides ends with
//! dropPrivileges().
//! \return why the system refuses that; nothing if it is done.
std::optional<std::string> enterPrivateNetwork();

//! Gives up the rights over the private network. Returns false if that fails.
bool dropPrivileges();

} // namespace portcullis::leak
