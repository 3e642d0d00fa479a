#pragma once

#include <QHostAddress>
#include <QList>

namespace portcullis {

//! \brief The order in which the addresses of a name are tried (RFC 8305, section 4): as the
//! resolver has sorted them, but with the families taking turns, so that one that does not work
//! costs one attempt only. \a preferred is first if it is among them. None is there twice.
QList<QHostAddress> orderOfAttempts(
    const QList<QHostAddress>& addresses, const QHostAddress& preferred);

} // namespace portcullis
