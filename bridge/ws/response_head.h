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
    int minorVersion = 1; //!< Of HTTP/1.
    //! Whether all lines are headers: a folded line (RFC 9112, section 5.2), a space before a
    //! colon, a control character are left out of the headers or in their values, and noted here.
    bool isWellFormed = true;
    ResponseHeaders headers;
};

//! Reads status line and headers, up to an empty line or the end of \a text; empty where it does
//! not start with `HTTP/1.x NNN`.
std::optional<ResponseHead> parseResponseHead(QByteArrayView text);

} // namespace portcullis
