#include "app/engine/gate.h"

#include "app/engine/schemes.h"

namespace portcullis {

Gate::Gate(Caller caller, ProgramConnections& program, QObject* parent)
    : QObject(parent), m_caller(std::move(caller)), m_program(program),
      m_channel(schemes::channelUrl(m_caller.manifest.id, QStringLiteral("events")),
          schemes::channelUrl(m_caller.manifest.id, QStringLiteral("body")))
{
    connect(&m_channel, &FrameChannel::received, this, [this](QStringView packet) {
        if (m_session)
            m_session->receivePacket(packet);
    });
}

Gate::~Gate() = default;

void Gate::setGranted(const CapabilitySet& granted)
{
    m_caller.granted = granted;
    if (m_session)
        m_session->setGranted(granted);
}

void Gate::endSession()
{
    if (!m_session)
        return;
    m_session.reset();
    m_channel.stop();
    Q_EMIT connectionsChanged();
}

std::vector<ConnectionInfo> Gate::connections() const
{
    return m_session ? m_session->connections() : std::vector<ConnectionInfo>{};
}

QString Gate::entryUrl() const
{
    const Manifest& manifest = m_caller.manifest;
    return schemes::resourceUrl(manifest.id, manifest.entry).toString(QUrl::FullyEncoded);
}

void Gate::startDocument(const QString& key)
{
    endSession();
    m_channel.start(key);
    m_session = std::make_unique<Session>(m_caller, SessionContext{m_channel, m_program, m_rate});
    connect(m_session.get(), &Session::connectionsChanged, this, &Gate::connectionsChanged);
    connect(m_session.get(), &Session::ended, this, &Gate::stopped);
}

void Gate::request(const QString& text)
{
    if (!m_session)
        return;
    m_channel.setToWindow();
    m_session->receive(text.toUtf8());
}

} // namespace portcullis
