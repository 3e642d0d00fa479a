#pragma once

#include <QByteArray>
#include <QString>

namespace portcullis {

//! \brief \a html with the content security policy of the resource \a id as its first element.
//!
//! The policy is a meta element because a scheme handler of Qt 6.4 cannot send headers. It stands
//! behind the doctype, which has to stay first for the page to be laid out in standards mode.
QByteArray withContentPolicy(const QByteArray& html, const QString& id);

} // namespace portcullis
