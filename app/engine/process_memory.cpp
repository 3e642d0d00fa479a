#include "app/engine/process_memory.h"

#include "bridge/core/limits.h"

#include <QtGlobal>

#include <cerrno>
#include <cstring>
#include <sys/resource.h>

namespace portcullis {

void boundMemoryOf(qint64 process)
{
    const rlimit bound{rlim_t(limits::maxProcessBytes), rlim_t(limits::maxProcessBytes)};
    // One that has ended already needs no bound.
    if (prlimit(pid_t(process), RLIMIT_DATA, &bound, nullptr) != 0 && errno != ESRCH)
        qWarning("the memory of a resource is not bounded: %s", std::strerror(errno));
}

} // namespace portcullis
