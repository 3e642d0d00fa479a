#pragma once

#include <QByteArray>
#include <QString>

namespace portcullis {

//! The content security policy of the documents of the resource \a id.
QByteArray resourcePolicy(const QString& id);

//! That of the host page.
QByteArray shellPolicy();

} // namespace portcullis
