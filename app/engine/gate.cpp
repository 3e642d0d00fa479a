#include "app/engine/gate.h"

namespace portcullis {

Gate::Gate(Caller caller, ProgramConnections& program, const QUrl& entryUrl, QObject* parent)
    : QObject(parent), m_caller(std::move(caller)), m_program(program), m_entryUrl(entryUrl)
{
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
    Q_EMIT connectionsChanged();
}

std::vector<ConnectionInfo> Gate::connections() const
{
    return m_session ? m_session->connections() : std::vector<ConnectionInfo>{};
}

int Gate::startDocument()
{
    endSession();
    Transport& self = *this;
    m_session = std::make_unique<Session>(m_caller, SessionContext{self, m_program, m_rate});
    connect(m_session.get(), &Session::connectionsChanged, this, &Gate::connectionsChanged);
    connect(m_session.get(), &Session::ended, this, &Gate::stopped);
    return ++m_document;
}

void Gate::request(const QString& text)
{
    if (m_session)
        m_session->receive(text.toUtf8());
}

void Gate::acknowledge(int document)
{
    if (m_session && document == m_document)
        m_session->acknowledge();
}

void Gate::deliver(const QByteArray& packet)
{
    Q_EMIT delivered(m_document, QString::fromUtf8(packet));
}

} // namespace portcullis
