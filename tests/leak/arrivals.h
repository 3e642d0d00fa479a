#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace portcullis::leak {

//! What one vector brought about.
struct Arrivals {
    int tcp = 0; //!< Connections.
    int udp = 0; //!< Datagrams.
    int dns = 0; //!< Questions for its name.
    int other = 0; //!< Anything that it could read or start, which it says itself.

    int fromNetwork() const { return tcp + udp + dns; }
    int total() const { return fromNetwork() + other; }
};

//! What one trial brought about.
struct Ledger {
    QHash<QString, Arrivals> byVector;
    //! Packets to where no sink is, such as `udp 224.0.0.251:5353`.
    QStringList elsewhere;
};

} // namespace portcullis::leak
