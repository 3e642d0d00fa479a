#include "app/engine/session_host.h"

#include "app/engine/thread_handover.h"
#include "bridge/core/limits.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

namespace portcullis {
namespace {

constexpr std::chrono::milliseconds changesInterval{50};

qint64 costOf(const FrameLine& line)
{
    return line.text.size() * qsizetype(sizeof(QChar)) + limits::waitingRequestOverhead;
}

} // namespace

SessionHost::SessionHost(ProgramConnections& program, qint64 maxRequestsPerSecond)
    : m_program(program), m_changes(this), m_contacts(this), m_monitor(this),
      m_requests(maxRequestsPerSecond, maxRequestsPerSecond * limits::requestBurstSeconds),
      m_nextTurn(this)
{
    m_nextTurn.setSingleShot(true);
    connect(&m_nextTurn, &QTimer::timeout, this, &SessionHost::readTurn);
    m_changes.setSingleShot(true);
    m_changes.setInterval(changesInterval);
    connect(&m_changes, &QTimer::timeout, this, &SessionHost::tellConnections);
    m_contacts.setSingleShot(true);
    connect(&m_contacts, &QTimer::timeout, this, &SessionHost::tellContacts);
    m_monitor.setInterval(limits::monitorInterval);
    connect(&m_monitor, &QTimer::timeout, this, &SessionHost::tellMonitor);
}

SessionHost::~SessionHost()
{
    tellContacts();
}

void SessionHost::start(int document, const Caller& caller)
{
    stop();
    m_document = document;
    m_writer = {};
    m_toWindow = false;
    Transport& self = *this;
    m_session = std::make_unique<Session>(caller, SessionContext{self, m_program, m_connects});
    connect(m_session.get(), &Session::connectionsChanged, &m_changes, [this] {
        if (!m_changes.isActive())
            m_changes.start();
    });
    connect(m_session.get(), &Session::contacted, this, &SessionHost::tellContactsSoon);
    connect(m_session.get(), &Session::ended, this, &SessionHost::ended);
    m_session->tap(m_order.tapped);
    continueReading();
}

void SessionHost::stop()
{
    if (!m_session)
        return;
    readRest();
    tellContacts();
    m_session.reset();
    m_contacts.stop();
    m_changes.stop();
    tellConnections();
}

bool SessionHost::post(int document, const FrameLine& line)
{
    const QMutexLocker lock(&m_mutex);
    if (m_isTooFast && m_waitingBytes > limits::maxWaitingRequestBytes)
        return false;
    m_waitingBytes += costOf(line);
    m_waiting.push_back({document, line});
    if (!std::exchange(m_isTurnPosted, true))
        QMetaObject::invokeMethod(this, &SessionHost::readTurn, Qt::QueuedConnection);
    return true;
}

void SessionHost::readRest()
{
    while (readNext()) { }
}

//! Others that have posted something get their turn before the next one.
void SessionHost::readTurn()
{
    const QDeadlineTimer end(limits::readingTurn, Qt::PreciseTimer);
    while (readNext()) {
        if (end.hasExpired()) {
            QMetaObject::invokeMethod(this, &SessionHost::readTurn, Qt::QueuedConnection);
            return;
        }
    }
    continueReading();
}

//! False if there is nothing, or not yet.
bool SessionHost::readNext()
{
    m_isTooFast = m_requests.isOverdrawn();
    if (m_isTooFast)
        return false;
    const std::optional<FrameLine> line = takeWaiting();
    if (!line)
        return false;
    read(*line);
    return true;
}

void SessionHost::read(const FrameLine& line)
{
    if (!m_session)
        return;
    if (line.packetStart) {
        m_session->receivePacket(QStringView(line.text).sliced(*line.packetStart));
    } else {
        m_toWindow = true;
        m_session->receive(line.text.toUtf8());
    }
    m_requests.spend(m_session->takeCost());
}

//! What was meant for a former document is dropped; what is meant for the next one waits for
//! start(), which is on its way.
std::optional<FrameLine> SessionHost::takeWaiting()
{
    const QMutexLocker lock(&m_mutex);
    while (!m_waiting.empty() && m_waiting.front().document <= m_document) {
        const Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_waitingBytes -= costOf(next.line);
        if (next.document == m_document)
            return next.line;
    }
    return std::nullopt;
}

void SessionHost::continueReading()
{
    const QMutexLocker lock(&m_mutex);
    m_isTurnPosted = false;
    if (m_waiting.empty() || m_waiting.front().document > m_document)
        return;
    m_isTurnPosted = true;
    m_nextTurn.start(m_requests.wait());
}

void SessionHost::interrupt(int document)
{
    if (m_session && document == m_document)
        m_session->interrupt();
}

void SessionHost::setPermissions(const Permissions& permissions)
{
    if (m_session)
        m_session->setPermissions(permissions);
}

void SessionHost::setTheme(ColorScheme theme)
{
    if (m_session)
        m_session->setTheme(theme);
}

void SessionHost::setMonitoring(const MonitorOrder& order)
{
    m_order = order.isOn ? order : MonitorOrder();
    if (m_session)
        m_session->tap(m_order.tapped);
    if (!order.isOn) {
        m_monitor.stop();
    } else if (!m_monitor.isActive()) {
        m_monitor.start();
        tellMonitor();
    }
}

void SessionHost::closeForUser(const QString& connectionId)
{
    if (m_session)
        m_session->closeForUser(connectionId);
}

void SessionHost::deliver(const Packet& packet)
{
    tellPosted(qApp->thread());
    Q_EMIT written(m_document, m_writer.write(packet, m_toWindow));
}

void SessionHost::restart()
{
    tellPosted(qApp->thread());
    Q_EMIT restarted(m_document);
}

void SessionHost::tellContactsSoon()
{
    if (!m_contacts.isActive() || m_contacts.remainingTimeAsDuration() > limits::contactsInterval)
        m_contacts.start(limits::contactsInterval);
}

//! And again later, for what is transferred meanwhile.
void SessionHost::tellContacts()
{
    if (!m_session)
        return;
    const Contacts contacts = m_session->takeContacts();
    if (!m_session->connections().empty())
        m_contacts.start(limits::trafficInterval);
    if (contacts.isEmpty())
        return;
    tellPosted(qApp->thread());
    Q_EMIT contacted(contacts);
}

void SessionHost::tellMonitor()
{
    tellPosted(qApp->thread());
    Q_EMIT reported(m_session ? m_session->report() : MonitorReport());
}

void SessionHost::tellConnections()
{
    tellPosted(qApp->thread());
    Q_EMIT connectionsChanged(m_session ? m_session->connections() : std::vector<ConnectionInfo>());
}

} // namespace portcullis
