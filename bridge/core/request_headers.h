#pragma once

#include "bridge/core/result.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace portcullis {

//! One header of the opening handshake, as it goes on the wire.
struct Header {
    QByteArray name; //!< A token (RFC 9110, section 5.6.2), in the case that its author chose.
    QByteArray value; //!< Latin-1 without control characters but tabs.
};

using Headers = std::vector<Header>;

//! Headers as an author wrote them, not checked yet.
using NamedValues = std::vector<std::pair<QString, QString>>;

//! \brief Why headers are refused.
struct HeaderProblem {
    QString name; //!< The one that is wrong, which may be any text; empty if it is all of them.
    //! What follows the word "headers" in a sentence, such as `must not set Host`. It holds no
    //! value, and no name that is not a token, since that could be a value in the wrong place.
    QString message;
};

//! \brief Checks \a named and adds those of \a defaults, which were checked before, whose names are
//! not among them.
//!
//! Names are tokens, each once whatever its case; values are Latin-1 without control characters,
//! and lose the white space around them. Those that the handshake itself or the connection is made
//! of are refused, such as `Host` and `Sec-WebSocket-Key`. All that comes of it is at most
//! limits::maxHeaders and limits::maxHeaderBytes.
Result<Headers, HeaderProblem> checkHeaders(const NamedValues& named, const Headers& defaults = {});

//! \a headers and those of \a defaults whose names, whatever their case, are not among them.
Headers withDefaults(Headers headers, const Headers& defaults);

} // namespace portcullis
