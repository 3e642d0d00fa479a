#include "app/engine/gate.h"

#include "app/engine/schemes.h"
#include "app/engine/thread_handover.h"
#include "app/history/contact_record.h"
#include "bridge/core/limits.h"

namespace portcullis {

Gate::Gate(Caller caller, NetworkThread& network, QObject* parent)
    : QObject(parent), m_caller(std::move(caller)), m_network(network),
      m_channel(schemes::channelUrl(m_caller.manifest.id, QStringLiteral("events")),
          schemes::channelUrl(m_caller.manifest.id, QStringLiteral("body"))),
      m_host(new SessionHost(network.connections(), m_caller.limits.maxRequestsPerSecond))
{
    m_network.adopt(*m_host);
    connectHost();
}

Gate::~Gate()
{
    m_host->disconnect(this);
    m_network.post([host = m_host] {
        host->readRest();
        delete host;
    });
}

void Gate::connectHost()
{
    connect(
        &m_channel, &FrameChannel::received, this, [this](const QString& line, qsizetype start) {
            post({line, start});
        });
    connect(m_host, &SessionHost::written, this,
        [this](int document, const PacketWriter::Written& packet) {
            tellReceived();
            if (document == m_document)
                m_channel.write(packet);
        });
    connect(m_host, &SessionHost::restarted, this, [this](int document) {
        tellReceived();
        if (document == m_document)
            m_channel.restart();
    });
    connect(&m_channel, &FrameChannel::lost, this, [this] {
        m_network.post([host = m_host, document = m_document] { host->interrupt(document); });
    });
    connect(m_host, &SessionHost::connectionsChanged, this,
        [this](const std::vector<ConnectionInfo>& connections) {
            tellReceived();
            m_connections = connections;
            Q_EMIT connectionsChanged();
        });
    connect(m_host, &SessionHost::reported, this, [this](const MonitorReport& report) {
        tellReceived();
        Q_EMIT reported(report);
    });
    connect(m_host, &SessionHost::ended, this, [this] { Q_EMIT exceeded(Excess::UnreadAnswers); });
}

void Gate::post(const FrameLine& line)
{
    if (!m_host->post(m_document, line))
        Q_EMIT exceeded(Excess::Requests);
}

void Gate::setPermissions(const Permissions& permissions)
{
    m_caller.permissions = permissions;
    m_network.post([host = m_host, permissions] { host->setPermissions(permissions); });
}

void Gate::setTheme(ColorScheme theme)
{
    m_caller.theme = theme;
    m_network.post([host = m_host, theme] { host->setTheme(theme); });
}

void Gate::setMonitoring(const MonitorOrder& order)
{
    m_network.post([host = m_host, order] { host->setMonitoring(order); });
}

void Gate::closeForUser(const QString& connectionId)
{
    m_network.post([host = m_host, connectionId] { host->closeForUser(connectionId); });
}

void Gate::recordContacts(ContactRecord& record, const QString& name)
{
    connect(m_host, &SessionHost::contacted, &record, [&record, name](const Contacts& contacts) {
        tellReceived();
        record.add(name, contacts);
    });
}

void Gate::endSession()
{
    m_channel.stop();
    ++m_document;
    m_network.post([host = m_host] { host->stop(); });
}

QString Gate::entryUrl() const
{
    const Manifest& manifest = m_caller.manifest;
    return schemes::resourceUrl(manifest.id, manifest.entry).toString(QUrl::FullyEncoded);
}

void Gate::startDocument(const QString& key, bool isEmpty)
{
    if (!m_documents.take(limits::maxDocumentsPerMinute)) {
        Q_EMIT exceeded(Excess::Documents);
        return;
    }
    ++m_document;
    m_network.post([host = m_host, document = m_document, caller = m_caller] {
        host->start(document, caller);
    });
    m_channel.start(key);
    // A frame is empty at first.
    if (isEmpty && m_hasBegun)
        Q_EMIT emptied();
    m_hasBegun = m_hasBegun || !isEmpty;
}

void Gate::request(const QString& text)
{
    m_windowMessages.spend(1);
    if (m_windowMessages.isOverdrawn())
        Q_EMIT exceeded(Excess::Requests);
    else
        post({text, std::nullopt});
}

} // namespace portcullis
