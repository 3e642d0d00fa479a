#pragma once

#include <QtGlobal>

#include <functional>

namespace portcullis {

//! \brief Is told how far packing or unpacking is, and says whether it shall go on.
//!
//! Called in the caller's thread after each piece of at most 64 KiB. \a totalBytes is what the
//! source says of itself: the two are for a progress bar, and \a doneBytes may pass it. Returning
//! false cancels with Refusal::Canceled, and nothing is left on disk. An empty function is none.
using Progress = std::function<bool(qint64 doneBytes, qint64 totalBytes)>;

} // namespace portcullis
