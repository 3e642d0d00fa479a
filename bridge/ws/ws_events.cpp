#include "bridge/ws/ws_events.h"

#include "bridge/core/limits.h"
#include "bridge/protocol/envelope.h"
#include "bridge/session/outbox.h"
#include "bridge/ws/ws_params.h"
#include "bridge/ws/ws_service.h"

namespace portcullis {
namespace {

Json wsEvent(const QString& connectionId, const char* event)
{
    return {{"type", "rp:ws"}, {"connectionId", toJson(connectionId)}, {"event", event}};
}

Json openEvent(const QString& connectionId, const WsUrl& url, const Established& established,
    bool isReconnected)
{
    Json event = wsEvent(connectionId, "open");
    event["protocol"] = toJson(established.protocol);
    event["headers"] = Json::object();
    for (const auto& [name, value] : established.headers)
        event["headers"][name.toStdString()] = toJson(value);
    event["url"] = toJson(url.toString());
    event["reconnected"] = isReconnected;
    return event;
}

void addFailure(Json& event, const Failure& failure)
{
    event["error"] = toJson(failure.message);
    event["stage"] = toJson(wireName(failure.stage));
    if (failure.httpStatus)
        event["httpStatus"] = *failure.httpStatus;
    if (failure.certificate)
        event["certificate"] = {{"problem", toJson(failure.certificate->problem)},
            {"subject", toJson(failure.certificate->subject)},
            {"issuer", toJson(failure.certificate->issuer)}};
}

Json pongEvent(const QString& connectionId, const Pong& pong)
{
    Json event = wsEvent(connectionId, "pong");
    event["data"] = dataJson(pong.payload);
    event["elapsedMs"] = pong.elapsedMs;
    event["heartbeat"] = pong.isHeartbeat;
    return event;
}

Json reconnectingEvent(const QString& connectionId, const Retry& retry)
{
    Json event = wsEvent(connectionId, "reconnecting");
    event["attempt"] = retry.attempt;
    event["delayMs"] = retry.delay.count();
    event["code"] = retry.lost.code;
    event["reason"] = toJson(retry.lost.reason);
    if (retry.lost.failure)
        addFailure(event, *retry.lost.failure);
    return event;
}

Json closeEvent(const QString& connectionId, const Ending& ending)
{
    Json event = wsEvent(connectionId, "close");
    event["code"] = ending.code;
    event["reason"] = toJson(ending.reason);
    event["wasClean"] = ending.wasClean;
    return event;
}

Json warningEvent(const LimitWarning& warning)
{
    Json payload{{"limit", warning.limit}, {"value", warning.value}, {"max", warning.max}};
    if (!warning.connectionId.isEmpty())
        payload["connectionId"] = toJson(warning.connectionId);
    return envelope::hostEvent(QStringLiteral("limit.warning"), payload);
}

} // namespace

WsEvents::WsEvents(WsService& service, Outbox& outbox, QObject* parent)
    : QObject(parent), m_service(service), m_outbox(outbox)
{
    m_writtenTimer.setSingleShot(true);
    m_writtenTimer.setInterval(limits::writtenReportInterval);
    connect(&m_writtenTimer, &QTimer::timeout, this, &WsEvents::reportWritten);
    connect(&outbox, &Outbox::fullChanged, &service,
        [&service](bool full) { service.setReading(!full); });
    connect(&outbox, &Outbox::nearFull, this, [this](qint64 bytes, qint64 max) {
        m_outbox.push(warningEvent({"maxQueuedReceiveBytes", bytes, max, {}}));
    });
    connect(&outbox, &Outbox::idle, this, &WsEvents::sendLatest);
    connectLife();
    connectData();
}

void WsEvents::connectLife()
{
    connect(&m_service, &WsService::opened, this,
        [this](const QString& id, const WsUrl& url, const Established& established, bool again) {
            sendAllOf(id);
            m_outbox.pushEvent(openEvent(id, url, established, again));
        });
    connect(
        &m_service, &WsService::reconnecting, this, [this](const QString& id, const Retry& retry) {
            sendAllOf(id);
            m_outbox.pushEvent(reconnectingEvent(id, retry));
        });
    connect(&m_service, &WsService::closed, this, &WsEvents::onClosed);
    connect(&m_service, &WsService::limitNear, this,
        [this](const LimitWarning& warning) { m_outbox.push(warningEvent(warning)); });
}

void WsEvents::connectData()
{
    connect(&m_service, &WsService::received, this, &WsEvents::onReceived);
    connect(&m_service, &WsService::written, this, &WsEvents::onWritten);
    connect(&m_service, &WsService::ponged, this, &WsEvents::onPonged);
}

void WsEvents::onReceived(const QString& connectionId, const Message& message)
{
    if (wantsLatest(connectionId))
        keepLatest(connectionId, message);
    else
        push(connectionId, {message, 0});
}

//! Where nothing makes the server wait, the heart's beats are not kept either.
void WsEvents::onPonged(const QString& connectionId, const Pong& pong)
{
    if (pong.isHeartbeat && wantsLatest(connectionId))
        return;
    reportWrittenOf(connectionId);
    m_outbox.pushEvent(pongEvent(connectionId, pong));
}

bool WsEvents::wantsLatest(const QString& connectionId) const
{
    return m_outbox.isBusy() && m_service.wantsLatestOnly(connectionId);
}

void WsEvents::keepLatest(const QString& connectionId, const Message& message)
{
    const auto [entry, isFirst] = m_latest.try_emplace(connectionId);
    entry->second.message = message;
    if (!isFirst)
        ++entry->second.dropped;
}

void WsEvents::sendLatest()
{
    for (const auto& [id, latest] : std::exchange(m_latest, {}))
        push(id, latest);
}

//! What was written may be what the server answers.
void WsEvents::push(const QString& connectionId, const Latest& latest)
{
    reportWrittenOf(connectionId);
    m_outbox.pushData({connectionId, latest.message, latest.dropped});
}

//! Before an event that must not overtake what came before it.
void WsEvents::sendAllOf(const QString& connectionId)
{
    reportWrittenOf(connectionId);
    if (const auto latest = m_latest.extract(connectionId))
        push(connectionId, latest.mapped());
}

void WsEvents::onWritten(const QString& connectionId, qint64 bytes)
{
    qint64& waiting = m_written[connectionId];
    waiting += bytes;
    if (waiting >= limits::writtenReportBytes)
        reportWritten();
    else if (!m_writtenTimer.isActive())
        m_writtenTimer.start();
}

void WsEvents::reportWritten()
{
    m_writtenTimer.stop();
    for (const auto& [id, bytes] : std::exchange(m_written, {}))
        m_outbox.push(WrittenEvent{id, bytes});
}

//! Before an event that a server has caused; it counts as part of that.
void WsEvents::reportWrittenOf(const QString& connectionId)
{
    if (const auto written = m_written.extract(connectionId))
        m_outbox.pushEvent(WrittenEvent{connectionId, written.mapped()});
}

//! Nothing of the connection may come after its end.
void WsEvents::onClosed(const QString& connectionId, const Ending& ending)
{
    sendAllOf(connectionId);
    if (ending.failure) {
        Json event = wsEvent(connectionId, "error");
        addFailure(event, *ending.failure);
        m_outbox.pushEvent(event);
    }
    m_outbox.pushEvent(closeEvent(connectionId, ending));
}

} // namespace portcullis
