#include "bridge/protocol/packet_writer.h"

#include "bridge/core/json.h"
#include "bridge/core/limits.h"

#include <algorithm>
#include <array>

namespace portcullis {
namespace {

//! The types that events have, by the number of messages; downlink.ts has the same.
constexpr std::array<int, 4> eventSizes{1, 2, 16, limits::maxPacketMessages};

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

//! Head and payload of one packet as they grow.
class PacketText {
public:
    //! \param isBody whether the payload will be a body.
    explicit PacketText(bool isBody) : m_isBody(isBody)
    {
        if (isBody)
            m_payload += byteOrderMark;
    }

    void add(char kind, qint64 number)
    {
        if (!m_head.isEmpty())
            m_head += ';';
        m_head += kind;
        m_head += QByteArray::number(number);
    }

    void add(char kind, const QByteArray& text)
    {
        add(kind, utf16Length(text));
        m_payload += text;
    }

    void addData(const Message& message)
    {
        if (message.isBinary)
            add('b', asCharacters(message.data));
        else if (!m_isBody && message.data.contains('\r'))
            add('q', quoted(message.data));
        else
            add('t', message.data);
    }

    //! The source of data; said once for data of the same connection in a row.
    void setSource(const QString& connectionId)
    {
        if (m_source == connectionId)
            return;
        m_source = connectionId;
        add('s', quoted(connectionId.toUtf8()));
    }

    QByteArray takePayload() { return std::exchange(m_payload, {}); }

    //! A line feed ends a line of an event, and the next line of data begins with it again.
    QByteArray event(int size)
    {
        if (m_payload.contains('\n'))
            m_payload.replace("\n", "\ndata: ");
        return "event: m" + QByteArray::number(size) + "\ndata: " + m_head + '|' + m_payload
            + "\n\n";
    }

private:
    bool m_isBody;
    QByteArray m_head;
    QByteArray m_payload;
    QString m_source;
};

bool isBody(const Message& message)
{
    return message.isBinary && message.data.size() > limits::maxInlineBinaryBytes;
}

//! Whether the texts of \a packet are so long that to parse them as an event would take longer.
bool isLong(const Packet& packet)
{
    qsizetype bytes = 0;
    for (const HostMessage& message : packet.messages) {
        if (const auto* const data = std::get_if<DataEvent>(&message))
            bytes += isBody(data->message) ? 0 : data->message.data.size();
    }
    return bytes > limits::maxInlineTextBytes;
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
    const bool isPayloadBody = isLong(packet);
    PacketText text(isPayloadBody);
    if (toWindow)
        text.add('w', 1);
    if (packet.isBatch)
        text.add('a', 1);
    const auto addBody = [&](char kind, const Message& content) {
        written.bodies.push_back({++m_lastBody, content});
        text.add(kind, qint64(m_lastBody));
    };
    for (const HostMessage& message : packet.messages) {
        if (const auto* const json = std::get_if<QByteArray>(&message)) {
            text.add('j', *json);
            continue;
        }
        if (const auto* const event = std::get_if<WrittenEvent>(&message)) {
            text.setSource(event->connectionId);
            text.add('n', event->bytes);
            continue;
        }
        const auto& data = std::get<DataEvent>(message);
        text.setSource(data.connectionId);
        if (data.dropped > 0)
            text.add('d', data.dropped);
        if (isBody(data.message))
            addBody('B', data.message);
        else
            text.addData(data.message);
    }
    if (isPayloadBody)
        addBody('p', {false, text.takePayload()});
    written.event = text.event(eventSize(packet.messages.size()));
    return written;
}

} // namespace portcullis
