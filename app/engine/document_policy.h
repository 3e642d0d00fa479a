#pragma once

#include <QByteArray>
#include <QString>

namespace portcullis {

//! The content security policy of the pages of the resource \a id.
QByteArray resourcePolicy(const QString& id);

//! That of the host page.
QByteArray shellPolicy();

//! \brief Where the policy has to stand in a page: before any element and any text, but behind the
//! doctype, which has to stay first for the page to be laid out in standards mode.
//!
//! \param html the page, or only its first bytes: the place is right however the page goes on.
qsizetype policyPosition(const QByteArray& html);

//! \a policy as a meta element, because a scheme handler of Qt 6.4 cannot send headers.
QByteArray policyElement(const QByteArray& policy);

//! \a html with the content security policy \a policy as its first element.
QByteArray withContentPolicy(const QByteArray& html, const QByteArray& policy);

} // namespace portcullis
