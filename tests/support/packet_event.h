#pragma once

#include "bridge/protocol/packet_writer.h"

namespace portcullis::test {

//! \brief The only event of what a PacketWriter has written, as a browser reads it (HTML standard,
//! section 9.2.6), taken apart. Empty if there are more or none.
struct PacketEvent {
    explicit PacketEvent(const PacketWriter::Written& written);

    QByteArray type;
    QByteArray head;
    QByteArray payload;
};

} // namespace portcullis::test
