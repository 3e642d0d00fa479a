#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QString>

namespace portcullis::test {

//! The name in a question of DNS (RFC 1035, section 4.1.2); empty if it is none.
QString askedName(const QByteArray& question);

//! Whether a question is for IPv4 addresses (A).
bool asksForIPv4(const QByteArray& question);

//! \brief Those of \a addresses that a question is for, IPv4 (A) or IPv6 (AAAA), each to be kept
//! for 0 seconds; no records to any other question, and nothing to what is none.
QByteArray answerTo(const QByteArray& question, const QList<QHostAddress>& addresses);

} // namespace portcullis::test
