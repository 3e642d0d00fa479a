#pragma once

#include <QByteArray>
#include <QString>

namespace portcullis {

//! \brief One file of a package, as it was read.
struct PackageFile {
    QString path; //!< Inside the package.
    qint64 size = 0; //!< Bytes.
    QByteArray sha256; //!< 32 bytes.
};

} // namespace portcullis
