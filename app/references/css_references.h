#pragma once

#include "app/references/reference.h"

#include <QStringView>

#include <vector>

namespace portcullis {

//! \brief What the style sheet \a css names by `url()` and `@import`, in its order, at most
//! limits::maxFileReferences.
//!
//! It reads tokens as CSS Syntax Level 3, section 4, does: nothing in a comment or a string counts.
//! Whether a rule can ever apply is not looked at.
std::vector<Reference> cssReferences(QStringView css);

} // namespace portcullis
