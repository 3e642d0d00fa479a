#include "bridge/session/session.h"

#include "bridge/core/limits.h"
#include "bridge/session/refused_connect.h"
#include "bridge/ws/ws_methods.h"
#include "bridge/ws/ws_params.h"

#include <QDateTime>

namespace portcullis {
namespace {

Params paramsOf(const envelope::Request& request)
{
    return {request.params, request.data ? &*request.data : nullptr};
}

//! What lets the sender of a failed notification know which one failed.
Json notificationFacts(const envelope::Request& request)
{
    Json facts{{"method", toJson(request.method.left(64))}};
    const auto connectionId = request.params.find("connectionId");
    if (connectionId != request.params.end() && connectionId->is_string()
        && connectionId->get_ref<const std::string&>().size() <= limits::maxConnectionIdBytes)
        facts["connectionId"] = *connectionId;
    if (const std::optional<qint64> bytes = dataBytes(paramsOf(request)))
        facts["bytes"] = *bytes;
    return facts;
}

} // namespace

Session::Session(Caller caller, const SessionContext& context, QObject* parent)
    : QObject(parent), m_caller(std::move(caller)),
      m_outbox(context.transport, m_caller.limits.maxQueuedReceiveBytes),
      m_ws({m_caller.limits, m_caller.permissions.hosts}, context.program, context.connects),
      m_wsEvents(m_ws, m_outbox)
{
    addHelloMethod(m_router, m_outbox, m_caller);
    addWsMethods(m_router, m_ws, m_caller.manifest.headers);
    connect(&m_ws, &WsService::connectionsChanged, this, &Session::connectionsChanged);
    connect(&m_ws, &WsService::undecided, this, &Session::tellUndecided);
    connect(&m_ws, &WsService::contacted, this, &Session::contacted);
    // Queued: the outbox may notice it in the middle of a request.
    connect(&m_outbox, &Outbox::overflowed, this, &Session::end, Qt::QueuedConnection);
    connect(&m_outbox, &Outbox::stuck, this, &Session::interrupt);
}

Session::~Session() = default;

void Session::receive(QByteArrayView text)
{
    if (m_ended)
        return;
    take(envelope::parse(text, m_caller.limits.maxRequestBytes()));
}

void Session::receivePacket(QStringView packet)
{
    if (m_ended)
        return;
    const Answer<std::vector<packets::Item>> items = packets::read(packet);
    if (!items) {
        m_cost += limits::requestCost;
        m_outbox.push(envelope::errorResponse(std::nullopt, items.error()));
        return;
    }
    for (const packets::Item& item : *items)
        take(item);
}

void Session::take(const packets::Item& item)
{
    if (const auto* const acknowledgement = std::get_if<packets::Acknowledgement>(&item)) {
        m_outbox.acknowledge(acknowledgement->packets);
    } else if (const auto* const restarted = std::get_if<packets::Restart>(&item)) {
        restart(restarted->handledMessages);
    } else if (const auto* const send = std::get_if<packets::Send>(&item)) {
        answer({std::nullopt, QStringLiteral("ws.send"),
            {{"connectionId", toJson(send->connectionId)}}, send->message});
    } else {
        const auto& request = std::get<packets::RequestText>(item);
        take(envelope::parse(request.json, m_caller.limits.maxRequestBytes()), request.data);
    }
}

void Session::take(const envelope::Incoming& incoming, const std::optional<Message>& data)
{
    if (!incoming || !*incoming)
        m_cost += limits::requestCost;
    if (!incoming)
        return;
    if (*incoming) {
        envelope::Request request = incoming->value();
        request.data = data;
        answer(request);
    } else
        m_outbox.push(envelope::errorResponse(incoming->error().id, incoming->error().error));
}

void Session::setPermissions(const Permissions& permissions)
{
    m_caller.permissions = permissions;
    m_outbox.push(
        envelope::hostEvent(QStringLiteral("grants.changed"), permissionsJson(permissions)));
    if (permissions.granted.count(Capability::NetworkWs) == 0)
        m_ws.dismissAll(revoked());
    m_ws.setHosts(permissions.hosts);
}

void Session::setTheme(ColorScheme theme)
{
    if (std::exchange(m_caller.theme, theme) != theme)
        m_outbox.push(envelope::hostEvent(QStringLiteral("theme.changed"), themeJson(theme)));
}

std::vector<ConnectionInfo> Session::connections() const
{
    return m_ws.connections();
}

MonitorReport Session::report()
{
    return {QDateTime::currentMSecsSinceEpoch(), m_ws.samples(), m_outbox.pendingBytes(), m_tapped,
        m_ws.takeTapped()};
}

void Session::tap(const QString& connectionId)
{
    m_tapped = connectionId;
    m_ws.tap(connectionId);
}

void Session::closeForUser(const QString& connectionId)
{
    const Failure failure{
        Stage::Policy, QStringLiteral("the user has closed the connection"), {}, {}};
    if (connectionId.isEmpty())
        m_ws.dismissAll(failure);
    else
        m_ws.dismiss(connectionId, failure);
}

void Session::answer(const envelope::Request& request)
{
    const Answer<Json> result
        = m_router.dispatch(request.method, paramsOf(request), m_caller.permissions.granted);
    const qint64 cost = m_router.costOf(request.method);
    m_cost += result ? cost : qMax(cost, limits::requestCost);
    if (!result) {
        if (const auto refused = refusedConnect(request, result.error().code))
            m_ws.noteRefused(refused->url, refused->why);
        const Json facts = request.id ? Json() : notificationFacts(request);
        m_outbox.push(envelope::errorResponse(request.id, result.error(), facts));
    } else if (request.id) {
        m_outbox.push(envelope::response(*request.id, *result));
    }
}

//! Without a bound, what is under way could be asked for over and over.
void Session::restart(qint64 handledMessages)
{
    m_cost += limits::requestCost;
    if (m_streams.take(limits::maxStreamsPerMinute))
        m_outbox.restart(handledMessages);
}

void Session::interrupt()
{
    m_ws.abandonAll({Stage::Timeout, QStringLiteral("the page has stopped listening"), {}, {}});
}

void Session::tellUndecided(const QString& connectionId, const HostPattern& host)
{
    m_outbox.push(envelope::hostEvent(QStringLiteral("host.asked"),
        {{"connectionId", toJson(connectionId)}, {"host", toJson(host.toString())}}));
}

void Session::end()
{
    m_ended = true;
    m_ws.closeAll();
    Q_EMIT ended();
}

} // namespace portcullis
