#pragma once

#include <QByteArray>
#include <QString>

namespace portcullis::leak {

//! The name that only the vector \a name knows.
QString nameOfVector(const QString& name);
//! The vector that has this name or one below it; empty if there is none.
QString vectorOfName(const QString& name);

//! The name in a question of DNS; empty if it is none.
QString askedName(const QByteArray& question);
//! 127.0.0.1 to a question for an address, and no records to any other.
QByteArray answerTo(const QByteArray& question);

} // namespace portcullis::leak
