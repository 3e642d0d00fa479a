#pragma once

#include <QByteArray>

namespace portcullis {

//! \brief The \a size bytes that \a digits stand for, two hexadecimal digits each; empty if they
//! are not exactly that.
QByteArray bytesFromHex(const QByteArray& digits, qsizetype size);

} // namespace portcullis
