#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <map>
#include <optional>

namespace portcullis {

//! By lower-case name; several of one name are joined by `, ` (RFC 9110, section 5.3).
using ResponseHeaders = std::map<QString, QString>;

//! \brief The head of a server's answer to the opening handshake.
struct ResponseHead {
    int status = 0;
    ResponseHeaders headers;
};

//! Reads status line and headers; empty where \a text does not start with `HTTP/1.x NNN`. Lines
//! that are no headers are left out.
std::optional<ResponseHead> parseResponseHead(QByteArrayView text);

} // namespace portcullis
