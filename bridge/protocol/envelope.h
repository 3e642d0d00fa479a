#pragma once

#include "bridge/core/error.h"
#include "bridge/core/json.h"
#include "bridge/core/message.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

//! \brief The envelopes that cross between frame and host (docs/protocol.md).
namespace portcullis::envelope {

//! \brief One `rp:request`, well-formed as an envelope; its params are still unchecked.
struct Request {
    std::optional<QString> id; //!< Empty: a notification, answered only if it fails.
    QString method;
    Json params; //!< Always an object; a missing one is read as an empty one.
    //! `params.data`, where it came beside the JSON.
    std::optional<Message> data;
};

//! \brief A message that claims to be an `rp:request` and is not one.
struct MalformedRequest {
    std::optional<QString> id; //!< As far as it could be read.
    Error error;
};

//! \brief What a text from the frame turned out to be.
//!
//! Empty: some other message, which is none of ours and is ignored.
using Incoming = std::optional<Result<Request, MalformedRequest>>;

//! Reads one message of the frame. \a text is hostile and may have \a maxBytes; limits.h says what
//! else is taken.
Incoming parse(QByteArrayView text, qsizetype maxBytes);

//! `{type:"rp:response", id, result}`
Json response(const QString& id, const Json& result);

//! \brief `{type:"rp:response", id, error:{code, message, data?}}`
//! \param id null on the wire where the request had none.
//! \param data facts for the caller, left out where null.
Json errorResponse(
    const std::optional<QString>& id, const Error& error, const Json& data = nullptr);

//! `{type:"rp:event", name, payload}`
Json hostEvent(const QString& name, const Json& payload);

} // namespace portcullis::envelope
