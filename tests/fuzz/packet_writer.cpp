//! What is written is read, as packet.ts does it, as what it was.
#include "bridge/protocol/packet_writer.h"
#include "bridge/core/json.h"
#include "bridge/core/limits.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"
#include "tests/support/packet_event.h"

#include <QByteArrayList>
#include <QStringDecoder>

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

//! Keeps a byte order mark, as an event stream does after its first line.
QString toText16(const QByteArray& utf8)
{
    return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(utf8);
}

QByteArray utf8Of(const QByteArray& bytes)
{
    return bytes.isValidUtf8() ? bytes : QString::fromLatin1(bytes).toUtf8();
}

//! Some are so long that they become bodies.
QByteArray takeData(Input& input)
{
    const qsizetype repeated = input.takeByte();
    const QByteArray text = input.takeRecord();
    return text.size() < 2048 ? text.repeated(repeated == 255 ? 600 : repeated % 3) : text;
}

HostMessage takeMessage(Input& input)
{
    const quint8 kind = input.takeByte();
    if (kind % 4 == 0)
        return toText({{"type", "rp:event"}, {"name", utf8Of(input.takeRecord()).toStdString()}});
    if (kind % 8 == 3)
        return WrittenEvent{QString::fromUtf8(input.takeLine()), input.takeByte()};
    DataEvent event;
    event.connectionId = QString::fromUtf8(input.takeLine());
    event.dropped = kind % 8 == 1 ? kind : 0;
    event.message.isBinary = kind % 4 == 1;
    const QByteArray data = takeData(input);
    event.message.data = event.message.isBinary ? data : utf8Of(data);
    return event;
}

//! The other side: one packet after the other, as packet.ts reads them.
class Downlink {
public:
    explicit Downlink(const PacketWriter::Written& written) : m_written(written)
    {
        const test::PacketEvent event(written);
        require(!event.type.isEmpty(), "a packet is one event");
        const QByteArrayList entries = event.head.split(';');
        const bool isBody = entries.back().startsWith('p');
        require(!isBody || event.payload.isEmpty(), "there is one payload");
        m_payload = isBody ? payloadOf(body(entries.back().mid(1).toLongLong()))
                           : toText16(event.payload);
        for (const QByteArray& entry : entries)
            read(entry.at(0), entry.mid(1).toLongLong());
        require(m_payload.isEmpty(), "nothing is left of the payload");
        require(qsizetype(m_packet.messages.size()) <= event.type.mid(1).toLongLong(),
            "there is a listener for each message");
    }

    const Packet& packet() const { return m_packet; }
    bool isForWindow() const { return m_isForWindow; }

private:
    void read(char kind, qint64 number)
    {
        switch (kind) {
        case 'w':
            m_isForWindow = true;
            break;
        case 'a':
            m_packet.isBatch = true;
            break;
        case 'p':
            break;
        case 's':
            m_connectionId = toText16(QByteArray::fromStdString(unquoted(number)));
            break;
        case 'd':
            m_dropped = number;
            break;
        case 'n':
            m_packet.messages.emplace_back(WrittenEvent{m_connectionId, number});
            break;
        case 'j':
            m_packet.messages.emplace_back(take(number).toUtf8());
            break;
        default:
            m_packet.messages.emplace_back(
                DataEvent{m_connectionId, readData(kind, number), std::exchange(m_dropped, 0)});
        }
    }

    Message readData(char kind, qint64 number)
    {
        if (kind == 't')
            return {false, take(number).toUtf8()};
        if (kind == 'q')
            return {false, QByteArray::fromStdString(unquoted(number))};
        if (kind == 'B')
            return body(number);
        require(kind == 'b', "a kind is known");
        Message message{true, {}};
        for (const QChar c : take(number)) {
            require(c.unicode() >> 8 == 1, "a byte is a character from U+0100");
            message.data += char(c.unicode() & 0xFF);
        }
        return message;
    }

    const Message& body(qint64 number) const
    {
        const auto found = std::find_if(m_written.bodies.begin(), m_written.bodies.end(),
            [number](const PacketWriter::Body& one) { return qint64(one.number) == number; });
        require(found != m_written.bodies.end(), "a body is there");
        return found->content;
    }

    std::string unquoted(qint64 number)
    {
        const QByteArray text = take(number).toUtf8();
        return Json::parse(text.begin(), text.end()).get<std::string>();
    }

    QString take(qint64 units)
    {
        require(units <= m_payload.size(), "the payload has what the head says");
        const QString taken = m_payload.first(units);
        m_payload = m_payload.sliced(units);
        return taken;
    }

    //! A decoder drops the mark that it begins with.
    static QString payloadOf(const Message& body)
    {
        require(!body.isBinary && body.data.startsWith(byteOrderMark), "a payload has a mark");
        return toText16(body.data.mid(qsizetype(qstrlen(byteOrderMark))));
    }

    const PacketWriter::Written& m_written;
    QString m_payload;
    QString m_connectionId;
    qint64 m_dropped = 0;
    bool m_isForWindow = false;
    Packet m_packet;
};

bool isSame(const HostMessage& a, const HostMessage& b)
{
    if (a.index() != b.index())
        return false;
    if (const auto* const json = std::get_if<QByteArray>(&a))
        return *json == std::get<QByteArray>(b);
    if (const auto* const event = std::get_if<WrittenEvent>(&a)) {
        const auto& other = std::get<WrittenEvent>(b);
        return event->connectionId == other.connectionId && event->bytes == other.bytes;
    }
    const auto& left = std::get<DataEvent>(a);
    const auto& right = std::get<DataEvent>(b);
    return left.connectionId == right.connectionId && left.dropped == right.dropped
        && left.message.isBinary == right.message.isBinary
        && left.message.data == right.message.data;
}

Packet takePacket(Input& input)
{
    Packet packet;
    while (!input.isEmpty() && int(packet.messages.size()) < limits::maxPacketMessages)
        packet.messages.push_back(takeMessage(input));
    return packet;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const quint8 flags = input.takeByte();
    Packet packet = takePacket(input);
    if (packet.messages.empty())
        return 0;
    packet.isBatch = flags & 1;
    const bool toWindow = flags & 2;
    const PacketWriter::Written written = PacketWriter().write(packet, toWindow);
    const Downlink downlink(written);
    require(downlink.isForWindow() == toWindow, "the window's mark arrives");
    require(downlink.packet().isBatch == packet.isBatch, "the batch's mark arrives");
    require(downlink.packet().messages.size() == packet.messages.size(), "all messages arrive");
    for (size_t i = 0; i < packet.messages.size(); ++i)
        require(isSame(packet.messages[i], downlink.packet().messages[i]), "a message arrives");
    return 0;
}
