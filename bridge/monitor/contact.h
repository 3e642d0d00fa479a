#pragma once

#include "bridge/hosts/origin.h"
#include "bridge/ws/traffic.h"

#include <vector>

namespace portcullis {

//! What came of trying to reach a host.
enum class Outcome { Connected, Failed, Refused };

//! Why the program did not let a resource try.
enum class ContactRefusal {
    NotListed, //!< The resource has a list of hosts, and this one is not on it.
    NotPublic, //!< The address is not public, and nothing names it.
    BlockedPort, //!< The port belongs to another protocol.
    ByUser, //!< The user refused it, or ended the attempt.
    NoPermission, //!< The resource may not connect at all.
    Engine, //!< The web engine itself was to load it, such as an image.
};

//! The words under which they are recorded, such as `not_listed`.
QString wireName(Outcome outcome);
QString wireName(ContactRefusal refusal);

//! \brief What a resource did to reach one host, several times with the same outcome counted
//! together.
struct Contact {
    Origin origin;
    Outcome outcome = Outcome::Connected;
    QString
        why; //!< wireName() of the Stage at which it failed or of the ContactRefusal; else empty.
    qint64 count = 0; //!< 0 if there only was traffic of a former connection.
    qint64 first = 0; //!< Milliseconds since 1970.
    qint64 last = 0;
    Traffic traffic; //!< Since the last time that it was told.
};

//! What a resource did since the last time.
struct Contacts {
    std::vector<Contact> list;
    qint64 leftOut = 0; //!< Attempts at hosts for which there was no more room.

    bool isEmpty() const { return list.empty() && leftOut == 0; }
};

} // namespace portcullis
