#include "bridge/ws/frame_reader.h"

#include "bridge/core/limits.h"
#include "bridge/ws/ending.h"

#include <QtEndian>

namespace portcullis {
namespace {

using frames::Opcode;

constexpr quint8 finalBit = 0x80;
constexpr quint8 reservedBits = 0x70;
constexpr quint8 opcodeBits = 0x0F;
constexpr quint8 maskBit = 0x80;
constexpr quint8 lengthBits = 0x7F;
constexpr quint8 twoByteLength = 126;
constexpr quint8 eightByteLength = 127;
constexpr quint64 shortHeaderBytes = 2;

bool isKnown(quint8 opcode)
{
    return opcode <= quint8(Opcode::Binary)
        || (opcode >= quint8(Opcode::Close) && opcode <= quint8(Opcode::Pong));
}

quint64 headerBytes(quint8 second)
{
    const quint8 length = second & lengthBits;
    return shortHeaderBytes + (length == eightByteLength ? 8 : length == twoByteLength ? 2 : 0);
}

//! The length in a header that is there as a whole.
quint64 payloadLength(const char* header)
{
    const quint8 length = quint8(header[1]) & lengthBits;
    if (length == eightByteLength)
        return qFromBigEndian<quint64>(header + shortHeaderBytes);
    if (length == twoByteLength)
        return qFromBigEndian<quint16>(header + shortHeaderBytes);
    return length;
}

//! Whether the length is written in as few bytes as it can be, and its highest bit is 0.
bool isShortest(quint8 second, quint64 length)
{
    switch (second & lengthBits) {
    case eightByteLength:
        return length > 0xFFFF && length >> 63 == 0;
    case twoByteLength:
        return length >= twoByteLength;
    default:
        return true;
    }
}

} // namespace

void FrameReader::feed(const QByteArray& bytes)
{
    if (m_isFinished)
        return;
    m_buffer.remove(0, std::exchange(m_position, 0));
    m_buffer += bytes;
}

std::optional<FrameReader::Event> FrameReader::next()
{
    while (!m_isFinished) {
        if (!m_hasHeader) {
            const Step step = readHeader();
            if (step == Step::Fails)
                return fail(m_faultCode);
            if (step == Step::Waits)
                return std::nullopt;
        }
        if (!readPayload())
            return std::nullopt;
        m_hasHeader = false;
        if (auto event = finishFrame())
            return event;
    }
    return std::nullopt;
}

bool FrameReader::isInsideFrame() const
{
    return !m_isFinished && (m_hasHeader || buffered() > 0);
}

//! What is wrong with the first two bytes is said before more has come.
FrameReader::Step FrameReader::readHeader()
{
    if (buffered() < shortHeaderBytes)
        return Step::Waits;
    const char* const header = m_buffer.constData() + m_position;
    const auto first = quint8(header[0]);
    const auto second = quint8(header[1]);
    const bool isWhole = buffered() >= headerBytes(second);
    const quint64 length = isWhole ? payloadLength(header) : second & lengthBits;
    m_faultCode = close_code::protocolError;
    if (!isHeaderAllowed(first, second, length) || (isWhole && !isShortest(second, length)))
        return Step::Fails;
    if (!isWhole)
        return Step::Waits;
    m_opcode = Opcode(first & opcodeBits);
    m_faultCode = close_code::tooBig;
    if (isTooLarge(length))
        return Step::Fails;
    m_isFinal = first & finalBit;
    m_payloadLeft = length;
    m_position += qsizetype(headerBytes(second));
    m_hasHeader = true;
    if (!isControl() && m_opcode != Opcode::Continuation)
        m_message = Message{m_opcode == Opcode::Binary, {}};
    return Step::Goes;
}

//! Sections 5.1, 5.2, 5.4 and 5.5.
bool FrameReader::isHeaderAllowed(quint8 first, quint8 second, quint64 length) const
{
    const quint8 opcode = first & opcodeBits;
    if ((first & reservedBits) || (second & maskBit) || !isKnown(opcode))
        return false;
    if (opcode >= quint8(Opcode::Close))
        return (first & finalBit) && length <= quint64(limits::maxPingBytes);
    return (opcode == quint8(Opcode::Continuation)) == m_message.has_value();
}

bool FrameReader::isTooLarge(quint64 length) const
{
    const bool continues = m_opcode == Opcode::Continuation && m_message;
    const quint64 before = continues ? quint64(m_message->data.size()) : 0;
    return !isControl() && length > m_maxMessageBytes - before;
}

//! Whether the frame's payload is whole.
bool FrameReader::readPayload()
{
    const auto taken = qsizetype(qMin(m_payloadLeft, buffered()));
    QByteArray& target = isControl() ? m_control : m_message->data;
    target.append(m_buffer.constData() + m_position, taken);
    m_position += taken;
    m_payloadLeft -= quint64(taken);
    return m_payloadLeft == 0;
}

std::optional<FrameReader::Event> FrameReader::finishFrame()
{
    if (isControl())
        return finishControlFrame();
    return m_isFinal ? finishMessage() : std::nullopt;
}

std::optional<FrameReader::Event> FrameReader::finishControlFrame()
{
    const QByteArray payload = std::exchange(m_control, {});
    if (m_opcode == Opcode::Ping)
        return Ping{payload};
    if (m_opcode == Opcode::Pong)
        return Pong{payload};
    const std::optional<frames::Close> close = frames::readClosePayload(payload);
    if (!close)
        return fail(close_code::protocolError);
    m_isFinished = true;
    return *close;
}

std::optional<FrameReader::Event> FrameReader::finishMessage()
{
    Message message = *std::exchange(m_message, std::nullopt);
    if (!message.isBinary && !message.data.isValidUtf8())
        return fail(close_code::invalidPayload);
    return message;
}

FrameReader::Event FrameReader::fail(int code)
{
    m_isFinished = true;
    m_buffer.clear();
    m_position = 0;
    m_message.reset();
    return Fault{code};
}

} // namespace portcullis
