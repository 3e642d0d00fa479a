#pragma once

#include <QStringList>

namespace portcullis {

//! The URLs of a `srcset` attribute (HTML standard, section 4.8.4.3.10), without what is said of
//! each, such as `2x`.
QStringList srcsetUrls(QStringView srcset);

} // namespace portcullis
