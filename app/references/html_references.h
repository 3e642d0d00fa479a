#pragma once

#include "app/references/reference.h"

#include <QByteArray>

#include <vector>

namespace portcullis {

//! The references of a page.
struct PageReferences {
    QString base; //!< `href` of its first `<base>`; empty if it has none.
    std::vector<Reference> all; //!< In the page's order.
};

//! \brief What \a html makes the engine load, and the pages that it links to; also in its inline
//! styles. What scripts would load is not seen.
//!
//! It ends where the page passes limits::maxPageDepth, limits::maxPageNames or
//! limits::maxFileReferences. The encoding is that of a byte order mark or of a `<meta>`, or else
//! UTF-8.
PageReferences htmlReferences(const QByteArray& html);

} // namespace portcullis
