#include "tests/support/packet_event.h"

#include <QByteArrayList>

namespace portcullis::test {
namespace {

struct Event {
    QByteArray type;
    QByteArray data;
};

std::vector<Event> parseStream(QByteArray stream)
{
    stream.replace("\r\n", "\n").replace('\r', '\n');
    std::vector<Event> events;
    Event event;
    QByteArrayList data;
    const qsizetype end = stream.lastIndexOf('\n');
    for (const QByteArray& line : stream.left(end).split('\n')) {
        if (line.isEmpty()) {
            if (!data.isEmpty())
                events.push_back({event.type, data.join('\n')});
            event = {};
            data.clear();
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon);
        QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
        if (value.startsWith(' '))
            value.remove(0, 1);
        if (name == "event")
            event.type = value;
        else if (name == "data")
            data << value;
    }
    return events;
}

} // namespace

PacketEvent::PacketEvent(const PacketWriter::Written& written)
{
    const std::vector<Event> events = parseStream(written.event);
    if (events.size() != 1)
        return;
    const QByteArray& data = events.front().data;
    const qsizetype bar = data.indexOf('|');
    type = events.front().type;
    head = data.left(bar);
    payload = data.mid(bar + 1);
}

} // namespace portcullis::test
