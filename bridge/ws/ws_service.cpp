#include "bridge/ws/ws_service.h"

#include <algorithm>

namespace portcullis {
namespace {

Error unknownConnection()
{
    return {ErrorCode::UnknownConnection, QStringLiteral("there is no such connection")};
}

Error limitExceeded(const QString& message, qint64 limit)
{
    return {ErrorCode::LimitExceeded, message.arg(limit)};
}

//! Why that verdict permits nothing, as it is recorded.
ContactRefusal whyDenied(HostVerdict verdict)
{
    switch (verdict) {
    case HostVerdict::NotListed:
        return ContactRefusal::NotListed;
    case HostVerdict::NotPublic:
        return ContactRefusal::NotPublic;
    default:
        return ContactRefusal::ByUser;
    }
}

} // namespace

Failure revoked()
{
    return {Stage::Policy, QStringLiteral("the user has revoked the permission"), {}, {}};
}

WsService::WsService(const ConnectionRules& rules, ProgramConnections& program,
    ResourceConnects& connects, QObject* parent)
    : QObject(parent), m_rules(rules), m_program(program), m_connects(connects),
      m_limitWatch(rules.limits)
{
    connect(&m_limitWatch, &LimitWatch::limitNear, this, &WsService::limitNear);
}

WsService::~WsService() = default;

Result<void, Error> WsService::connectTo(
    const QString& connectionId, const Handshake& handshake, const ConnectOptions& options)
{
    const HostVerdict verdict = m_rules.hosts.judge(handshake.url().originUrl());
    if (const auto denied = denial(verdict)) {
        noteRefused(handshake.url().originUrl(), whyDenied(verdict));
        return *denied;
    }
    if (find(connectionId))
        return Error{ErrorCode::ConnectionInUse,
            QStringLiteral("a connection with this id is alive already")};
    if (m_connects.rate.wait(m_rules.limits.maxConnectsPerMinute).count() > 0)
        return limitExceeded(QStringLiteral("%1 connections were begun within a minute"),
            m_rules.limits.maxConnectsPerMinute);
    const bool isUndecided = verdict == HostVerdict::Undecided;
    const HostPattern host = HostPattern::of(handshake.url().originUrl());
    if (auto room = m_undecided.checkRoomFor(host); isUndecided && !room)
        return room;
    if (auto room = makeRoom(options.onLimit); !room)
        return room;
    m_connects.rate.take(m_rules.limits.maxConnectsPerMinute);
    WsConnection* const made = add(connectionId, handshake, options);
    if (isUndecided)
        m_undecided.add(connectionId, host);
    // Later, so that the caller has its answer before the first event.
    QMetaObject::invokeMethod(
        made, [this, connectionId, made] { begin(connectionId, made); }, Qt::QueuedConnection);
    noteConnects();
    Q_EMIT connectionsChanged();
    return {};
}

//! Asks or opens. Meanwhile it may have been opened, or closed and another one made of its id.
void WsService::begin(const QString& connectionId, const WsConnection* made)
{
    WsConnection* const connection = find(connectionId);
    if (!connection || connection != made)
        return;
    if (const std::optional<HostPattern> host = m_undecided.hostOf(connectionId))
        Q_EMIT undecided(connectionId, *host);
    else
        connection->open();
}

WsConnection* WsService::add(
    const QString& connectionId, const Handshake& handshake, const ConnectOptions& options)
{
    auto connection
        = std::make_unique<WsConnection>(handshake, options, m_rules, m_program, m_connects);
    WsConnection* const made = connection.get();
    made->setReading(m_isReading);
    Entry& entry = m_entries[connectionId];
    entry.connection = std::move(connection);
    entry.number = ++m_lastNumber;
    m_contacts.begun(connectionId, handshake.url().originUrl());
    watchLife(connectionId, made);
    watch(connectionId, made);
    return made;
}

Result<void, Error> WsService::makeRoom(OnLimit onLimit)
{
    const bool isFull = qint64(m_entries.size()) >= m_rules.limits.maxConnections;
    if (isFull && onLimit == OnLimit::EvictOldest)
        find(idsByAge().front())
            ->dismiss({Stage::Limit, QStringLiteral("a newer connection took its place"), {}, {}});
    else if (isFull)
        return limitExceeded(
            QStringLiteral("%1 connections are alive already"), m_rules.limits.maxConnections);
    if (!m_program.makeRoom(m_rules.limits.maxProgramConnections))
        return limitExceeded(QStringLiteral("%1 connections of the program are alive already"),
            m_rules.limits.maxProgramConnections);
    return {};
}

Result<void, Error> WsService::send(const QString& connectionId, const Message& message)
{
    const auto found = m_entries.find(connectionId);
    if (found == m_entries.end())
        return unknownConnection();
    if (!hasRoomToSend(found->second, message.data.size()))
        return limitExceeded(QStringLiteral("%1 bytes may wait for all servers together"),
            m_rules.limits.maxTotalQueuedSendBytes);
    auto sent = found->second.connection->send(message);
    if (sent) {
        if (m_tap)
            m_tap->note(Direction::Sent, connectionId, message);
        noteMessage(connectionId, message.data.size());
        noteQueue(connectionId);
    }
    return sent;
}

bool WsService::hasRoomToSend(const Entry& entry, qint64 bytes) const
{
    const qint64 others = m_queueCost - entry.queueCost;
    return others + entry.connection->queueCost() + bytes + limits::queuedMessageOverhead
        <= m_rules.limits.maxTotalQueuedSendBytes;
}

Result<void, Error> WsService::ping(const QString& connectionId, const Message& payload)
{
    WsConnection* const connection = find(connectionId);
    if (!connection)
        return unknownConnection();
    return connection->ping(payload);
}

Result<void, Error> WsService::close(
    const QString& connectionId, std::optional<int> code, const QString& reason)
{
    WsConnection* const connection = find(connectionId);
    if (!connection)
        return unknownConnection();
    if (m_undecided.contains(connectionId))
        connection->abort();
    else
        connection->close(code, reason);
    return {};
}

Result<void, Error> WsService::abort(const QString& connectionId)
{
    WsConnection* const connection = find(connectionId);
    if (!connection)
        return unknownConnection();
    connection->abort();
    return {};
}

void WsService::setHosts(const HostPolicy& hosts)
{
    m_rules.hosts = hosts;
    for (const QString& id : idsByAge())
        follow(id);
    Q_EMIT connectionsChanged();
}

//! Does to that connection what the hosts that are permitted now demand.
void WsService::follow(const QString& connectionId)
{
    WsConnection* const connection = find(connectionId);
    if (!connection)
        return;
    const HostVerdict verdict = m_rules.hosts.judge(connection->url().originUrl());
    const std::optional<Error> denied = denial(verdict);
    const bool isWaiting = m_undecided.contains(connectionId);
    if (denied && isWaiting) {
        dismiss(connectionId, {Stage::Policy, denied->message, {}, {}});
    } else if (denied || (verdict == HostVerdict::Undecided && !isWaiting)) {
        dismiss(connectionId, revoked());
    } else {
        connection->setHosts(m_rules.hosts);
        if (verdict == HostVerdict::Permitted && m_undecided.remove(connectionId))
            connection->open();
    }
}

void WsService::dismiss(const QString& connectionId, const Failure& failure)
{
    WsConnection* const connection = find(connectionId);
    if (!connection)
        return;
    m_contacts.endedByUser(connectionId);
    connection->dismiss(failure);
}

void WsService::dismissAll(const Failure& failure)
{
    for (const QString& id : idsByAge())
        dismiss(id, failure);
}

void WsService::abandonAll(const Failure& failure)
{
    for (const QString& id : idsByAge()) {
        if (WsConnection* const connection = find(id))
            connection->dismiss(failure);
    }
}

void WsService::closeAll()
{
    for (const auto& [id, entry] : m_entries)
        m_contacts.closed(id, {}, entry.connection->traffic());
    m_entries.clear();
    m_undecided.clear();
    m_queueCost = 0;
    Q_EMIT connectionsChanged();
}

void WsService::setReading(bool reading)
{
    m_isReading = reading;
    for (const auto& [id, entry] : m_entries)
        entry.connection->setReading(reading);
}

std::vector<ConnectionInfo> WsService::connections() const
{
    std::vector<ConnectionInfo> infos;
    for (const QString& id : idsByAge()) {
        const WsConnection& connection = *find(id);
        infos.push_back(
            {id, connection.url(), connection.protocol(), connection.state(), connection.since(),
                connection.traffic(), connection.bufferedAmount(), m_undecided.contains(id)});
    }
    return infos;
}

std::vector<ConnectionSample> WsService::samples() const
{
    std::vector<ConnectionSample> samples;
    for (const QString& id : idsByAge()) {
        const WsConnection& connection = *find(id);
        samples.push_back({id, originOf(connection.url().originUrl()).value_or(Origin()),
            connection.state(), connection.since(), connection.traffic(),
            connection.bufferedAmount(), connection.roundTrip(), m_undecided.contains(id)});
    }
    return samples;
}

void WsService::tap(const QString& connectionId)
{
    if (connectionId.isEmpty())
        m_tap.reset();
    else if (!m_tap || m_tap->connectionId() != connectionId)
        m_tap = std::make_unique<MessageTap>(connectionId);
}

TappedMessages WsService::takeTapped()
{
    return m_tap ? m_tap->take() : TappedMessages();
}

void WsService::noteRefused(const QUrl& url, ContactRefusal why)
{
    m_contacts.refused(url, why);
    Q_EMIT contacted();
}

Contacts WsService::takeContacts()
{
    for (const auto& [id, entry] : m_entries)
        m_contacts.transferred(id, entry.connection->traffic());
    return m_contacts.take();
}

bool WsService::wantsLatestOnly(const QString& connectionId) const
{
    const WsConnection* const connection = find(connectionId);
    return connection && connection->options().delivery == Delivery::Latest;
}

WsConnection* WsService::find(const QString& connectionId) const
{
    const auto found = m_entries.find(connectionId);
    return found == m_entries.end() ? nullptr : found->second.connection.get();
}

std::vector<QString> WsService::idsByAge() const
{
    std::vector<std::pair<quint64, QString>> numbered;
    for (const auto& [id, entry] : m_entries)
        numbered.emplace_back(entry.number, id);
    std::sort(numbered.begin(), numbered.end());
    std::vector<QString> ids;
    ids.reserve(numbered.size());
    for (auto& [number, id] : numbered)
        ids.push_back(std::move(id));
    return ids;
}

void WsService::watchLife(const QString& connectionId, WsConnection* connection)
{
    connect(connection, &WsConnection::opened, this,
        [this, connectionId, connection](const Established& established, bool isReconnected) {
            m_contacts.opened(connectionId);
            Q_EMIT contacted();
            Q_EMIT opened(connectionId, connection->url(), established, isReconnected);
            Q_EMIT connectionsChanged();
        });
    connect(
        connection, &WsConnection::reconnecting, this, [this, connectionId](const Retry& retry) {
            m_contacts.lost(connectionId, retry.lost);
            Q_EMIT contacted();
            Q_EMIT reconnecting(connectionId, retry);
            Q_EMIT connectionsChanged();
        });
    connect(connection, &WsConnection::closed, this,
        [this, connectionId, connection](const Ending& ending) {
            m_contacts.closed(connectionId, ending, connection->traffic());
            Q_EMIT contacted();
            forget(connectionId);
            Q_EMIT closed(connectionId, ending);
            Q_EMIT connectionsChanged();
        });
}

void WsService::watch(const QString& connectionId, WsConnection* connection)
{
    connect(
        connection, &WsConnection::received, this, [this, connectionId](const Message& message) {
            if (m_tap)
                m_tap->note(Direction::Received, connectionId, message);
            noteMessage(connectionId, message.data.size());
            Q_EMIT received(connectionId, message);
        });
    connect(connection, &WsConnection::written, this, [this, connectionId](qint64 bytes) {
        noteQueue(connectionId);
        Q_EMIT written(connectionId, bytes);
    });
    connect(connection, &WsConnection::ponged, this,
        [this, connectionId](const Pong& pong) { Q_EMIT ponged(connectionId, pong); });
}

void WsService::noteConnects()
{
    m_limitWatch.noteConnections(
        qint64(m_entries.size()), m_program.count(), m_connects.rate.count());
}

void WsService::noteMessage(const QString& connectionId, qint64 bytes)
{
    const auto found = m_entries.find(connectionId);
    if (found == m_entries.end())
        return;
    Entry& entry = found->second;
    m_limitWatch.noteMessage(
        connectionId, entry.nearLimits, bytes, entry.connection->maxMessageBytes());
}

void WsService::noteQueue(const QString& connectionId)
{
    const auto found = m_entries.find(connectionId);
    if (found == m_entries.end())
        return;
    Entry& entry = found->second;
    const qint64 queued = entry.connection->queueCost();
    m_queueCost += queued - std::exchange(entry.queueCost, queued);
    m_limitWatch.noteQueue(connectionId, entry.nearLimits, queued, m_queueCost);
}

//! The connection is in the middle of emitting a signal, so it is deleted later.
void WsService::forget(const QString& connectionId)
{
    const auto found = m_entries.find(connectionId);
    if (found == m_entries.end())
        return;
    m_queueCost -= found->second.queueCost;
    found->second.connection.release()->deleteLater();
    m_entries.erase(found);
    m_undecided.remove(connectionId);
    noteConnects();
}

} // namespace portcullis
