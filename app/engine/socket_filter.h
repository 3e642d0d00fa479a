#pragma once

namespace portcullis {

//! \brief From now on the kernel refuses this thread, and every thread and process that it starts,
//! all new sockets but local ones (AF_UNIX) and those to the kernel itself (AF_NETLINK).
//!
//! Call it on the thread that starts the web engine, before that does, and after the threads and
//! listening sockets of the program's own network are there: these keep what they can. It cannot be
//! taken back.
//! \return false if the kernel has no such filters.
bool refuseInternetSockets();

} // namespace portcullis
