#pragma once

#include <QChar>

namespace portcullis {

//! What HTML and CSS call white space (Infra standard, section 4.6).
inline bool isAsciiSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
}

} // namespace portcullis
