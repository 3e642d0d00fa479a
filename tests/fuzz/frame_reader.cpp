//! However the bytes of a server are cut, the events are the same; they keep the bounds, and
//! nothing comes after a close frame or a fault. What we write ourselves is read as what it was.
#include "bridge/ws/frame_reader.h"
#include "bridge/core/limits.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"

using namespace portcullis;
using namespace portcullis::fuzz;
using Event = FrameReader::Event;

namespace {

constexpr qint64 maxMessageBytes = 1000;

struct CheckEvent {
    void operator()(const Message& message) const
    {
        require(message.data.size() <= maxMessageBytes, "a message has a bound");
        require(message.isBinary || message.data.isValidUtf8(), "a text is UTF-8");
    }
    void operator()(const FrameReader::Ping& ping) const { checkControl(ping.payload); }
    void operator()(const FrameReader::Pong& pong) const { checkControl(pong.payload); }
    void operator()(const frames::Close& close) const
    {
        require(close.code >= 1000 && close.code <= 4999 && close.code != 1006, "a code is one");
        require(
            close.reason.toUtf8().size() <= limits::maxCloseReasonBytes, "a reason has a bound");
        if (close.code == 1005)
            return;
        const auto again = frames::readClosePayload(frames::closePayload(close.code, close.reason));
        require(again && again->code == close.code && again->reason == close.reason,
            "a close frame comes back as it was written");
    }
    void operator()(const FrameReader::Fault& fault) const
    {
        require(fault.code == 1002 || fault.code == 1007 || fault.code == 1009, "a fault's code");
    }
    static void checkControl(const QByteArray& payload)
    {
        require(payload.size() <= limits::maxPingBytes, "a control frame has a bound");
    }
};

QByteArray toBytes(const Event& event)
{
    const char kind = char('0' + event.index());
    if (const auto* const message = std::get_if<Message>(&event))
        return kind + QByteArray(message->isBinary ? "b" : "t") + message->data;
    if (const auto* const ping = std::get_if<FrameReader::Ping>(&event))
        return kind + ping->payload;
    if (const auto* const pong = std::get_if<FrameReader::Pong>(&event))
        return kind + pong->payload;
    if (const auto* const close = std::get_if<frames::Close>(&event))
        return kind + QByteArray::number(close->code) + close->reason.toUtf8();
    return kind + QByteArray::number(std::get<FrameReader::Fault>(event).code);
}

struct Reading {
    FrameReader reader{maxMessageBytes};
    std::vector<Event> events;

    void feed(const QByteArray& bytes)
    {
        reader.feed(bytes);
        while (std::optional<Event> event = reader.next()) {
            std::visit(CheckEvent(), *event);
            events.push_back(*event);
        }
    }
};

//! Cuts of 1 to 16 bytes, as \a seed says.
Reading readInCuts(QByteArray bytes, quint32 seed)
{
    Reading reading;
    while (!bytes.isEmpty()) {
        seed = seed * 1'664'525 + 1'013'904'223;
        const qsizetype cut = qMin<qsizetype>(1 + (seed >> 28), bytes.size());
        reading.feed(bytes.first(cut));
        bytes = bytes.sliced(cut);
    }
    return reading;
}

void checkSame(const Reading& a, const Reading& b)
{
    require(a.events.size() == b.events.size(), "cuts do not change the number of events");
    for (size_t i = 0; i < a.events.size(); ++i)
        require(toBytes(a.events[i]) == toBytes(b.events[i]), "cuts do not change an event");
    require(a.reader.isFinished() == b.reader.isFinished(), "cuts do not change the end");
    require(a.reader.isInsideFrame() == b.reader.isInsideFrame(), "nor the place in a frame");
}

void checkEnd(Reading& reading)
{
    if (!reading.reader.isFinished())
        return;
    require(!reading.events.empty(), "the end is an event");
    const size_t last = reading.events.back().index();
    require(last >= 3, "the last event is a close frame or a fault");
    const size_t before = reading.events.size();
    reading.feed("\x89\x01x");
    require(reading.events.size() == before, "nothing comes after the end");
}

//! As a server would take the mask off.
QByteArray unmasked(QByteArray frame, qsizetype payloadSize)
{
    const qsizetype maskAt = frame.size() - payloadSize - 4;
    const QByteArray mask = frame.mid(maskAt, 4);
    for (qsizetype i = 0; i < payloadSize; ++i)
        frame[maskAt + 4 + i] = char(frame.at(maskAt + 4 + i) ^ mask.at(i % 4));
    frame[1] = char(frame.at(1) & 0x7F);
    return frame.remove(maskAt, 4);
}

void checkOwnFrame(const QByteArray& payload)
{
    const QByteArray frame = frames::maskedFrame(frames::Opcode::Binary, payload);
    Reading reading;
    reading.feed(unmasked(frame, payload.size()));
    require(reading.events.size() == 1 && toBytes(reading.events.front()) == "0b" + payload,
        "a frame of ours is read as what it was");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const quint32 seed = input.takeByte();
    const QByteArray bytes = input.takeRest();
    Reading whole;
    whole.feed(bytes);
    checkSame(whole, readInCuts(bytes, seed));
    checkEnd(whole);
    checkOwnFrame(bytes.left(maxMessageBytes));
    return 0;
}
