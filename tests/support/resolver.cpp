#include "tests/support/resolver.h"

#include "tests/support/dns.h"

#include <QHostInfo>
#include <QNetworkDatagram>

namespace portcullis::test {
namespace {

constexpr quint16 dnsPort = 53;
//! Qt keeps the addresses of so many names, for a minute.
constexpr int keptNames = 128;
//! What a name is that nobody has given an address: Qt keeps no name that has none.
const QHostAddress anyAddress(QStringLiteral("11.22.33.44"));

} // namespace

Resolver::Resolver()
{
    if (!m_socket.bind(QHostAddress::LocalHost, dnsPort))
        qFatal("no DNS port");
    QObject::connect(&m_socket, &QUdpSocket::readyRead, &m_socket, [this] { answerAll(); });
    m_socket.moveToThread(&m_thread);
    m_thread.start();
}

Resolver::~Resolver()
{
    QMetaObject::invokeMethod(
        &m_socket, [this] { m_socket.close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Resolver::change(const QString& name, const Addresses& first, const Addresses& then)
{
    const std::lock_guard lock(m_mutex);
    m_names[name] = {first, then, 0};
}

int Resolver::lookups(const QString& name) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_names.find(name);
    return found == m_names.end() ? 0 : found->second.lookups;
}

void Resolver::answerAll()
{
    while (m_socket.hasPendingDatagrams()) {
        const QNetworkDatagram question = m_socket.receiveDatagram();
        const Addresses addresses = addressesFor(question.data());
        m_socket.writeDatagram(question.makeReply(answerTo(question.data(), addresses)));
    }
}

//! Each lookup asks for IPv4 addresses, once.
Addresses Resolver::addressesFor(const QByteArray& question)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_names.find(askedName(question));
    if (found == m_names.end())
        return {anyAddress};
    Name& name = found->second;
    if (asksForIPv4(question))
        ++name.lookups;
    return name.lookups <= 1 ? name.first : name.then;
}

void forgetNames()
{
    static int round = 0;
    ++round;
    for (int i = 0; i < keptNames; ++i)
        QHostInfo::fromName(QStringLiteral("n%1-%2.example").arg(round).arg(i));
}

} // namespace portcullis::test
