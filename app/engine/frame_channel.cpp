#include "app/engine/frame_channel.h"

#include "app/engine/event_stream.h"
#include "app/engine/job_reply.h"

#include <QBuffer>

#include <algorithm>

namespace portcullis {
namespace {

//! What begins a console line of uplink.ts, before the key. Nobody writes that by accident.
constexpr QChar lineMark(0x01);
constexpr qsizetype keyLength = 32; // as port.js makes them

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

} // namespace

FrameChannel::FrameChannel(QUrl events, QUrl bodies, QObject* parent)
    : QObject(parent), m_events(std::move(events)), m_bodies(std::move(bodies))
{
}

FrameChannel::~FrameChannel() = default;

void FrameChannel::start(const QString& key)
{
    stop();
    if (key.isEmpty())
        return;
    m_key = key;
    m_unclaimed = std::make_unique<EventStream>();
    m_stream = m_unclaimed.get();
    if (m_early && m_early->requestUrl().query() == m_key)
        claim(m_early);
}

void FrameChannel::stop()
{
    m_key.clear();
    m_unclaimed.reset();
    m_stream.clear();
    m_waitingBodies.clear();
}

void FrameChannel::write(const PacketWriter::Written& packet)
{
    if (!m_stream)
        return;
    for (const PacketWriter::Body& body : packet.bodies)
        m_waitingBodies.insert(body.number, body.content);
    m_stream->append(packet.event);
}

void FrameChannel::serve(QWebEngineUrlRequestJob* job)
{
    const QUrl asked = job->requestUrl().adjusted(QUrl::RemoveQuery);
    if (asked == m_events)
        serveEvents(job);
    else if (asked == m_bodies)
        serveBody(job);
    else
        refuse(job);
}

//! The document may ask before the shell has told of it.
void FrameChannel::serveEvents(QWebEngineUrlRequestJob* job)
{
    if (m_unclaimed && job->requestUrl().query() == m_key) {
        claim(job);
        return;
    }
    if (m_early)
        refuse(m_early);
    m_early = job;
}

void FrameChannel::claim(QWebEngineUrlRequestJob* job)
{
    m_early.clear();
    replyWith(job, "text/event-stream", std::move(m_unclaimed));
}

void FrameChannel::serveBody(QWebEngineUrlRequestJob* job)
{
    const QString query = job->requestUrl().query();
    const quint64 number = query.section(u'.', 1).toULongLong();
    if (m_key.isEmpty() || query.section(u'.', 0, 0) != m_key
        || !m_waitingBodies.contains(number)) {
        refuse(job);
        return;
    }
    const Message body = m_waitingBodies.take(number);
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(body.data);
    buffer->open(QIODevice::ReadOnly);
    replyWith(job, body.isBinary ? "application/octet-stream" : "text/plain; charset=utf-8",
        std::move(buffer));
}

bool FrameChannel::isPacket(const QString& line)
{
    const QStringView key = QStringView(line).mid(1, keyLength);
    return line.startsWith(lineMark) && key.size() == keyLength
        && std::all_of(key.begin(), key.end(), isHexDigit);
}

void FrameChannel::refuse(QWebEngineUrlRequestJob* job)
{
    job->fail(QWebEngineUrlRequestJob::RequestDenied);
    Q_EMIT refused();
}

bool FrameChannel::receive(const QString& line)
{
    const qsizetype prefix = 1 + m_key.size();
    const bool isOurs = !m_key.isEmpty() && line.startsWith(lineMark)
        && QStringView(line).sliced(1).startsWith(m_key);
    if (isOurs)
        Q_EMIT received(line, prefix);
    return isOurs;
}

} // namespace portcullis
