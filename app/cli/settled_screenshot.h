#pragma once

#include <QPixmap>

namespace portcullis {

class ResourceTab;

//! \brief The picture of \a tab once it has been painted and has stopped changing, or after a
//! second at the latest.
//!
//! The engine paints in another process, so what a script has just changed is not yet to be seen.
//! Runs the event loop.
QPixmap settledScreenshot(const ResourceTab& tab);

} // namespace portcullis
