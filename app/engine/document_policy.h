#pragma once

#include <QByteArray>
#include <QString>

namespace portcullis {

//! The content security policy of the pages of the resource \a id.
QByteArray resourcePolicy(const QString& id);

//! That of the host page.
QByteArray shellPolicy();

//! \brief \a html with the content security policy \a policy as its first element.
//!
//! The policy is a meta element because a scheme handler of Qt 6.4 cannot send headers. It stands
//! behind the doctype, which has to stay first for the page to be laid out in standards mode.
QByteArray withContentPolicy(const QByteArray& html, const QByteArray& policy);

} // namespace portcullis
