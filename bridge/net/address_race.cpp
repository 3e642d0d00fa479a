#include "bridge/net/address_race.h"

#include "bridge/core/delete_when_done.h"
#include "bridge/core/limits.h"

#include <algorithm>

namespace portcullis {
namespace {

QString serverName(const QHostAddress& address, quint16 port)
{
    return QStringLiteral("%1 %2").arg(address.toString()).arg(port);
}

} // namespace

AddressRace::AddressRace(Course course) : m_course(std::move(course))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(limits::attemptDelay);
    connect(&m_timer, &QTimer::timeout, this, &AddressRace::startNext);
}

AddressRace::~AddressRace()
{
    end();
}

void AddressRace::start()
{
    QMetaObject::invokeMethod(this, &AddressRace::startNext, Qt::QueuedConnection);
}

void AddressRace::startNext()
{
    if (m_course.addresses.isEmpty())
        return;
    if (m_runners.size() >= limits::maxAttempts)
        take(*m_runners.front().attempt);
    const QHostAddress address = m_course.addresses.takeFirst();
    Runner& runner = m_runners.emplace_back();
    runner.attempt = std::make_unique<TcpAttempt>(address, m_course.port);
    if (!m_course.addresses.isEmpty())
        m_timer.start();
    TcpAttempt& attempt = *runner.attempt;
    if (!m_course.turns) {
        run(attempt);
        return;
    }
    runner.turn
        = std::make_unique<HandshakeTurn>(m_course.turns, serverName(address, m_course.port));
    connect(runner.turn.get(), &HandshakeTurn::begun, &attempt, [this, &attempt] { run(attempt); });
}

void AddressRace::run(TcpAttempt& attempt)
{
    connect(&attempt, &TcpAttempt::connected, this, [this, &attempt] { onConnected(attempt); });
    connect(&attempt, &TcpAttempt::failed, this,
        [this, &attempt](QAbstractSocket::SocketError error) { onFailed(attempt, error); });
    Q_EMIT begun();
    attempt.start();
}

void AddressRace::onConnected(const TcpAttempt& attempt)
{
    const QHostAddress& address = attempt.address();
    Runner runner = take(attempt);
    m_winner = {runner.attempt->takeDescriptor(), address, std::move(runner.turn)};
    deleteWhenDone(std::move(runner.attempt));
    end();
    Q_EMIT won();
}

//! Of several errors the one that says most: a server that refuses is there.
void AddressRace::onFailed(const TcpAttempt& attempt, QAbstractSocket::SocketError error)
{
    if (m_error != QAbstractSocket::ConnectionRefusedError)
        m_error = error;
    Runner runner = take(attempt);
    deleteWhenDone(std::move(runner.attempt));
    if (!m_course.addresses.isEmpty())
        startNext();
    else if (m_runners.empty())
        Q_EMIT lost(m_error);
}

AddressRace::Runner AddressRace::take(const TcpAttempt& attempt)
{
    const auto place = std::find_if(m_runners.begin(), m_runners.end(),
        [&attempt](const Runner& runner) { return runner.attempt.get() == &attempt; });
    Runner runner = std::move(*place);
    m_runners.erase(place);
    return runner;
}

//! Nothing but what has won is left.
void AddressRace::end()
{
    m_timer.stop();
    m_course.addresses.clear();
    m_runners.clear();
}

} // namespace portcullis
