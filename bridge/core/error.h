#pragma once

#include "bridge/core/result.h"

#include <QString>
#include <QStringList>

namespace portcullis {

//! \brief Why a request failed. Each code has one stable word on the wire (docs/protocol.md).
enum class ErrorCode {
    InvalidRequest, //!< Not a well-formed `rp:request`, too large or too deeply nested.
    UnknownMethod, //!< No method has that name.
    CapabilityDenied, //!< The user has not granted what the method needs.
    InvalidParams, //!< `params` lacks a field or has one of the wrong type or value.
    HostDenied, //!< The resource may not talk to that host.
    LimitExceeded, //!< A named limit of limits.h is reached.
    UnknownConnection, //!< The caller has no connection with that id.
    ConnectionInUse, //!< The caller has a live connection with that id already.
    NotOpen, //!< The connection is still connecting, or is closing.
    InternalError, //!< The host failed; nothing the resource did is to blame.
};

//! The word for \a code on the wire, such as `capability_denied`.
QString wireName(ErrorCode code);

//! The wire names of all codes, in the order of the enumeration.
QStringList allErrorNames();

//! \brief A failed request, as the resource is told of it.
struct Error {
    ErrorCode code;
    QString message; //!< One plain English sentence for the author; no secrets, no host paths.
};

template <typename T> using Answer = Result<T, Error>;

} // namespace portcullis
