#pragma once

#include "bridge/protocol/packet.h"

namespace portcullis {

//! \brief The way from a session to the code of its resource: a frame today, a backend process
//! later, a list of packets in tests.
class Transport {
public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;

    //! \brief Hands over one packet.
    //!
    //! The resource acknowledges each of them when it has worked through it; see packet_reader.h.
    virtual void deliver(const Packet& packet) = 0;

    //! The resource has opened the way to it anew. What is on its way by the old one is lost.
    virtual void restart() = 0;
};

} // namespace portcullis
