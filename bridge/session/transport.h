#pragma once

#include <QByteArray>

namespace portcullis {

//! \brief The way from a session to the code of its resource: a frame today, a backend process
//! later, a list of packets in tests.
class Transport {
public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;

    //! \brief Hands over one packet: a JSON array of messages, in order.
    //!
    //! The receiver calls Session::acknowledge() once for each packet when it has passed it on.
    virtual void deliver(const QByteArray& packet) = 0;
};

} // namespace portcullis
