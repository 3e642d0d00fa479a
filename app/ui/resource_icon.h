#pragma once

#include "app/library/resource.h"

#include <QPixmap>

namespace portcullis {

//! \brief The icon of \a resource, \a size logical pixels square.
//!
//! Only PNG images of a bounded size are decoded, since the file is a stranger's. Anything else is
//! drawn as the first letter of the name on a color that depends on the id.
QPixmap iconOf(const Resource& resource, int size, qreal devicePixelRatio);

} // namespace portcullis
