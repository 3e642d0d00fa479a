#include "app/engine/frame_channel.h"

#include "app/engine/event_stream.h"
#include "app/engine/job_reply.h"
#include "bridge/core/limits.h"

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
    m_absence.setSingleShot(true);
    m_absence.setInterval(limits::maxStreamAbsence);
    connect(&m_absence, &QTimer::timeout, this, &FrameChannel::lost);
}

FrameChannel::~FrameChannel() = default;

void FrameChannel::start(const QString& key)
{
    stop();
    if (key.isEmpty())
        return;
    m_key = key;
    m_streams = 0;
    renew();
}

void FrameChannel::restart()
{
    if (m_key.isEmpty())
        return;
    m_waitingBodies.clear();
    ++m_streams;
    if (!m_absence.isActive())
        m_absence.start();
    renew();
}

void FrameChannel::renew()
{
    m_unclaimed = std::make_unique<EventStream>();
    m_stream = m_unclaimed.get();
    if (m_early && isAskedFor(m_early))
        claim(m_early);
}

bool FrameChannel::isAskedFor(const QWebEngineUrlRequestJob* job) const
{
    return job->requestUrl().query() == QStringLiteral("%1.%2").arg(m_key).arg(m_streams);
}

void FrameChannel::stop()
{
    m_key.clear();
    m_unclaimed.reset();
    m_stream.clear();
    m_waitingBodies.clear();
    m_absence.stop();
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

//! The document may ask before the shell has told of it, or before the session has heard that it
//! asks anew.
void FrameChannel::serveEvents(QWebEngineUrlRequestJob* job)
{
    if (m_unclaimed && isAskedFor(job)) {
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
    m_absence.stop();
    connect(m_stream, &QObject::destroyed, &m_absence, [this] {
        if (!m_stream && !m_key.isEmpty())
            m_absence.start();
    });
    replyWith(job, {"text/event-stream", {}}, std::move(m_unclaimed));
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
    const char* const type
        = body.isBinary ? "application/octet-stream" : "text/plain; charset=utf-8";
    replyWith(job, {type, {}}, std::move(buffer));
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
