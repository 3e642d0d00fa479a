#pragma once

#include "bridge/core/result.h"
#include "bridge/ws/ending.h"
#include "bridge/ws/handshake.h"
#include "bridge/ws/response_head.h"

namespace portcullis {

//! What the server's answer to the handshake said.
struct Established {
    QString protocol; //!< The subprotocol it chose; empty if none.
    ResponseHeaders headers;
};

//! \brief The opening handshake as it stands on the wire (RFC 6455, section 4).
class Upgrade {
public:
    //! With a key of its own.
    explicit Upgrade(const Handshake& handshake);

    //! The request's head, with the empty line at its end.
    QByteArray request() const;

    //! \brief Whether \a answer, which is no interim one, opens the connection.
    //!
    //! Errors: stage `http` for another status, `protocol` for an answer that RFC 6455, section
    //! 4.1, does not allow.
    Result<Established, Failure> check(const ResponseHead& answer) const;

private:
    bool isAccepted(const ResponseHead& answer) const;

    Handshake m_handshake;
    QByteArray m_key;
};

} // namespace portcullis
