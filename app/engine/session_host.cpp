#include "app/engine/session_host.h"

namespace portcullis {
namespace {

constexpr std::chrono::milliseconds changesInterval{50};

} // namespace

SessionHost::SessionHost(ProgramConnections& program) : m_program(program), m_changes(this)
{
    m_changes.setSingleShot(true);
    m_changes.setInterval(changesInterval);
    connect(&m_changes, &QTimer::timeout, this, &SessionHost::tellConnections);
}

SessionHost::~SessionHost() = default;

void SessionHost::start(int document, const Caller& caller)
{
    stop();
    m_document = document;
    m_writer = {};
    m_toWindow = false;
    Transport& self = *this;
    m_session = std::make_unique<Session>(caller, SessionContext{self, m_program, m_rate});
    connect(m_session.get(), &Session::connectionsChanged, &m_changes, [this] {
        if (!m_changes.isActive())
            m_changes.start();
    });
    connect(m_session.get(), &Session::ended, this, &SessionHost::ended);
}

void SessionHost::stop()
{
    if (!m_session)
        return;
    m_session.reset();
    m_changes.stop();
    tellConnections();
}

void SessionHost::receivePacket(const QString& line, qsizetype start)
{
    if (m_session)
        m_session->receivePacket(QStringView(line).sliced(start));
}

void SessionHost::receiveFromWindow(const QString& text)
{
    m_toWindow = true;
    if (m_session)
        m_session->receive(text.toUtf8());
}

void SessionHost::setGranted(const CapabilitySet& granted)
{
    if (m_session)
        m_session->setGranted(granted);
}

void SessionHost::deliver(const Packet& packet)
{
    Q_EMIT written(m_document, m_writer.write(packet, m_toWindow));
}

void SessionHost::tellConnections()
{
    Q_EMIT connectionsChanged(m_session ? m_session->connections() : std::vector<ConnectionInfo>());
}

} // namespace portcullis
