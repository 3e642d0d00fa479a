#include "tests/soak/run/server.h"

#include "tests/soak/ledger/ledger_lines.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTcpServer>

namespace portcullis::soak {
namespace {

//! Below those that the system gives to clients: nobody connects from the port of a server that is
//! dead for a moment.
constexpr int lowestPort = 20'000;
constexpr int highestPort = 30'000;
constexpr int portAttempts = 100;

int freePort()
{
    for (int i = 0; i < portAttempts; ++i) {
        const int port = QRandomGenerator::global()->bounded(lowestPort, highestPort);
        if (QTcpServer probe; probe.listen(QHostAddress::LocalHost, quint16(port)))
            return port;
    }
    return 0;
}

} // namespace

Server::Server(int number, Ledger& ledger) : m_number(number), m_ledger(ledger), m_port(freePort())
{
}

void Server::start()
{
    m_state = State::Starting;
    m_child = std::make_unique<test::Child>();
    m_child->onLine([this](const QByteArray& line) { onLine(line); });
    m_child->onEnd([this] { onEnd(); });
    m_child->start(QStringLiteral("node"),
        {QStringLiteral(PORTCULLIS_SERVERS "/soak_server.mjs"), QStringLiteral("--port"),
            QString::number(m_port)});
}

void Server::kill()
{
    m_state = State::Dying;
    m_ledger.serverDown(m_number, QDateTime::currentMSecsSinceEpoch());
    m_child->kill();
}

void Server::askForCount()
{
    m_count.reset();
    m_child->write("count");
}

void Server::onLine(const QByteArray& line)
{
    if (line.startsWith("listening ")) {
        m_ledger.serverUp(m_number, QDateTime::currentMSecsSinceEpoch());
        if (m_state == State::Starting)
            m_state = State::Up;
    } else if (line.startsWith("count ")) {
        const QByteArrayList words = line.split(' ');
        m_count = ServerCount{words.value(1).toInt(), words.value(2).toInt()};
    } else {
        readServerLine(m_ledger, m_number, line);
    }
}

void Server::onEnd()
{
    if (m_state != State::Dying)
        m_ledger.complain(QStringLiteral("server %1 ended by itself").arg(m_number));
    m_state = State::Dead;
    m_ledger.serverEnded(m_number);
}

} // namespace portcullis::soak
