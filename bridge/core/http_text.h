#pragma once

#include <QString>
#include <QStringList>

//! \brief The words of HTTP.
namespace portcullis::http {

//! RFC 9110, section 5.6.2.
bool isToken(const QString& text);

//! What no header may have in it, but for the tab.
bool isControl(QChar c);

//! The elements of a header that is a list (RFC 9110, section 5.6.1), in lower case, without empty
//! ones.
QStringList listElements(const QString& value);

} // namespace portcullis::http
