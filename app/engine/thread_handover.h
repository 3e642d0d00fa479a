#pragma once

#include <QThread>

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace portcullis {

//! \brief Says to the thread sanitizer what Qt's event queues do: all that happened before an event
//! was posted to \a thread happened before what that thread does with it.
//!
//! Qt is not built with the sanitizer, which thus sees no order in what passes through them.
//! Without the sanitizer it does nothing.
inline void tellPosted([[maybe_unused]] QThread* thread)
{
#ifdef __SANITIZE_THREAD__
    __tsan_release(thread);
#endif
}

//! The other half, at the beginning of what the event brings about.
inline void tellReceived()
{
#ifdef __SANITIZE_THREAD__
    __tsan_acquire(QThread::currentThread());
#endif
}

} // namespace portcullis
