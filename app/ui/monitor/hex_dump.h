#pragma once

#include <QByteArray>
#include <QString>

namespace portcullis {

//! \a bytes in lines of sixteen: where they begin, each in hexadecimal, and as ASCII.
QString hexDump(const QByteArray& bytes);

} // namespace portcullis
