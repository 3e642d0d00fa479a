#pragma once

#include "bridge/core/error.h"
#include "bridge/core/json.h"
#include "bridge/core/message.h"
#include "bridge/session/router.h"
#include "bridge/ws/connect_options.h"
#include "bridge/ws/handshake.h"

#include <optional>

//! \brief The params of the `ws.` methods (docs/protocol.md), checked. Every failure is
//! `invalid_params`, but for a port that is blocked (`host_denied`).
namespace portcullis {

struct ConnectParams {
    QString connectionId;
    Handshake handshake;
    ConnectOptions options;
};

//! Of `ws.send` and `ws.ping`.
struct MessageParams {
    QString connectionId;
    Message message;
};

struct CloseParams {
    QString connectionId;
    std::optional<int> code;
    QString reason;
};

struct ConnectionParams {
    QString connectionId;
};

struct NoParams { };

//! \param defaults headers of the resource, for names that the call does not set.
Answer<ConnectParams> readConnect(const Params& params, const Headers& defaults = {});
Answer<MessageParams> readSend(const Params& params);
Answer<MessageParams> readPing(const Params& params);
Answer<CloseParams> readClose(const Params& params);
Answer<ConnectionParams> readConnection(const Params& params);
Answer<NoParams> readNothing(const Params& params);

//! The bytes of data that a `ws.send` carries; empty if it carries none.
std::optional<qint64> dataBytes(const Params& params);

//! Text as it is, and bytes as `{base64}`, which the host page turns into an ArrayBuffer.
Json dataJson(const Message& message);

} // namespace portcullis
