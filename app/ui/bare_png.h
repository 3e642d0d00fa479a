#pragma once

#include <QByteArray>

namespace portcullis {

//! \brief A PNG image with nothing but the chunks that its pixels need (PNG specification, section
//! 5.6).
//!
//! The others, such as compressed texts and color profiles, can be a thousand times larger in
//! memory than in the file. Empty if \a png is no PNG image, or has no end.
QByteArray barePng(const QByteArray& png);

} // namespace portcullis
