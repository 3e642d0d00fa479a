#pragma once

#include "bridge/core/limits.h"

#include <QHash>
#include <QString>

#include <array>
#include <optional>

namespace portcullis {

//! \brief The limits that are not the same for every resource: the user may change them, and a
//! manifest may lower those of its own resource. The values here are the defaults.
struct Limits {
    qint64 maxConnections = 32; //!< Live connections of one resource.
    qint64 maxProgramConnections = 256; //!< Live connections of all resources.
    qint64 maxConnectsPerMinute = 1200; //!< Of one resource, reconnects included.
    //! UTF-8 bytes of one message, either way; a larger received one ends its connection (1009).
    qint64 maxMessageBytes = 16 * limits::mebibyte;
    //! Bytes of data that one connection may hold for a server that does not read them.
    qint64 maxQueuedSendBytes = 32 * limits::mebibyte;
    //! The same of all connections of one resource together.
    qint64 maxTotalQueuedSendBytes = 128 * limits::mebibyte;
    //! Requests of one resource, without what it sends on open connections; what comes faster
    //! waits. See limits::connectCost.
    qint64 maxRequestsPerSecond = 5'000;
    //! Bytes of messages that wait for one resource; past it the host stops to read.
    qint64 maxQueuedReceiveBytes = 8 * limits::mebibyte;
    //! Events that the SDK keeps for a connection without a listener.
    qint64 maxKeptEvents = 1024;

    //! UTF-8 bytes of one `rp:request`: a message in base64, or with many escapes, has to fit.
    qint64 maxRequestBytes() const;
};

//! One member of Limits, its name on the wire and in files, and who may change it how far.
struct AdjustableLimit {
    const char* name;
    qint64 Limits::*value;
    qint64 ceiling; //!< The most that a user can set; the least is 1.
    bool byManifest; //!< Whether a manifest may lower it.
};

const std::array<AdjustableLimit, 9>& adjustableLimits();

//! Values by the name of the limit, as a manifest or the settings have them; unnamed ones stay.
using LimitValues = QHash<QString, qint64>;

//! \brief The limits of one resource: the user's values or else the defaults, and what the manifest
//! has lowered of that. Values out of range and unknown names are ignored.
Limits effectiveLimits(const LimitValues& user, const LimitValues& manifest);

//! \brief Says once that something has come near its limit: at 80 % of it, and again only after it
//! has fallen below.
class NearLimit {
public:
    //! Whether this value is to be warned of.
    bool notice(qint64 value, qint64 max);

private:
    bool m_isNear = false;
};

} // namespace portcullis
