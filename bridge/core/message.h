#pragma once

#include <QByteArray>

namespace portcullis {

//! \brief One message of a WebSocket connection, or the payload of a ping.
struct Message {
    bool isBinary = false;
    QByteArray data; //!< Valid UTF-8 unless binary.
};

} // namespace portcullis
