#include "bridge/protocol/packet_writer.h"

#include "bridge/core/json.h"
#include "bridge/core/limits.h"

#include <algorithm>
#include <array>

namespace portcullis {
namespace {

//! The types that events have, by the number of messages; port.js has the same.
constexpr std::array<int, 3> eventSizes{1, 16, limits::maxPacketMessages};

//! Of valid UTF-8: each character has one byte that begins it, and those of four bytes have two
//! units.
qsizetype utf16Length(const QByteArray& utf8)
{
    qsizetype units = 0;
    for (const char byte : utf8)
        units += ((byte & 0xC0) != 0x80) + (quint8(byte) >= 0xF0);
    return units;
}

//! U+0100 and the byte, in UTF-8.
QByteArray asCharacters(const QByteArray& bytes)
{
    QByteArray text(2 * bytes.size(), Qt::Uninitialized);
    char* target = text.data();
    for (const char byte : bytes) {
        *target++ = char(0xC4 | (quint8(byte) >> 6));
        *target++ = char(0x80 | (quint8(byte) & 0x3F));
    }
    return text;
}

QByteArray quoted(const QByteArray& text)
{
    return toText(Json(text.toStdString()));
}

//! Head and payload of one event as they grow.
class EventText {
public:
    void addFlag(char kind) { addEntry(kind, 1); }

    void add(char kind, qint64 number) { addEntry(kind, number); }

    void add(char kind, const QByteArray& text)
    {
        addEntry(kind, utf16Length(text));
        m_payload += text;
    }

    //! The source of data; said once for data of the same connection in a row.
    void setSource(const QString& connectionId)
    {
        if (m_source == connectionId)
            return;
        m_source = connectionId;
        add('s', quoted(connectionId.toUtf8()));
    }

    //! A line feed ends a line of an event, and the next line of data begins with it again.
    QByteArray event(int size)
    {
        if (m_payload.contains('\n'))
            m_payload.replace("\n", "\ndata: ");
        return "event: m" + QByteArray::number(size) + "\ndata: " + m_head + '|' + m_payload
            + "\n\n";
    }

private:
    void addEntry(char kind, qint64 number)
    {
        if (!m_head.isEmpty())
            m_head += ';';
        m_head += kind;
        m_head += QByteArray::number(number);
    }

    QByteArray m_head;
    QByteArray m_payload;
    QString m_source;
};

bool isBody(const Message& message)
{
    return message.data.size()
        > (message.isBinary ? limits::maxInlineBinaryBytes : limits::maxInlineTextBytes);
}

void addInline(EventText& text, const Message& message)
{
    if (message.isBinary)
        text.add('b', asCharacters(message.data));
    else if (message.data.contains('\r'))
        text.add('q', quoted(message.data));
    else
        text.add('t', message.data);
}

int eventSize(size_t messages)
{
    return *std::find_if(eventSizes.begin(), eventSizes.end() - 1,
        [messages](int size) { return messages <= size_t(size); });
}

} // namespace

PacketWriter::Written PacketWriter::write(const Packet& packet, bool toWindow)
{
    Written written;
    EventText text;
    if (toWindow)
        text.addFlag('w');
    if (packet.isBatch)
        text.addFlag('a');
    for (const HostMessage& message : packet.messages) {
        if (const auto* const json = std::get_if<QByteArray>(&message)) {
            text.add('j', *json);
            continue;
        }
        const auto& data = std::get<DataEvent>(message);
        text.setSource(data.connectionId);
        if (data.dropped > 0)
            text.add('d', data.dropped);
        if (!isBody(data.message)) {
            addInline(text, data.message);
            continue;
        }
        written.bodies.push_back({++m_lastBody, data.message});
        text.add(data.message.isBinary ? 'B' : 'T', qint64(m_lastBody));
    }
    written.event = text.event(eventSize(packet.messages.size()));
    return written;
}

} // namespace portcullis
