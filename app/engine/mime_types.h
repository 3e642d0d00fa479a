#pragma once

#include <QByteArray>
#include <QString>

namespace portcullis {

//! \brief The media type for the file \a path by its ending, as browsers want it.
//!
//! It is our own table and not the system's, because module scripts, wasm and fonts load only with
//! the right type, on every machine. Unknown endings give `application/octet-stream`.
QByteArray mimeTypeOf(const QString& path);

} // namespace portcullis
