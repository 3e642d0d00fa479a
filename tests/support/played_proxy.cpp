#include "tests/support/played_proxy.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <memory>

namespace portcullis::test {
namespace {

QByteArray headerOf(const QByteArray& head, const QByteArray& name)
{
    for (const QByteArray& line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

//! What comes from the one goes to the other, and so does its end.
void pass(QTcpSocket* from, QTcpSocket* to)
{
    const auto copy = [from, to] { to->write(from->readAll()); };
    QObject::connect(from, &QTcpSocket::readyRead, to, copy);
    QObject::connect(from, &QTcpSocket::disconnected, to, &QTcpSocket::disconnectFromHost);
    copy();
}

} // namespace

PlayedProxy::PlayedProxy(std::function<Reply(const Request&)> answer) : m_answer(std::move(answer))
{
    connect(&m_server, &QTcpServer::newConnection, this, &PlayedProxy::onConnection);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("cannot listen");
}

QString PlayedProxy::address(const QString& credentials) const
{
    const QString user = credentials.isEmpty() ? QString() : credentials + u'@';
    return QStringLiteral("http://%1%2:%3")
        .arg(user, m_server.serverAddress().toString())
        .arg(m_server.serverPort());
}

void PlayedProxy::onConnection()
{
    while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
        ++m_connections;
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        auto head = std::make_shared<QByteArray>();
        auto number = std::make_shared<int>(0);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, head, number] {
            while (socket->canReadLine()) {
                const QByteArray line = socket->readLine();
                *head += line;
                if (line == "\r\n")
                    onRequest(*socket, std::exchange(*head, {}), ++*number);
            }
        });
    }
}

void PlayedProxy::onRequest(QTcpSocket& socket, const QByteArray& head, int number)
{
    ++m_requests;
    const Request request{number, head.split(' ').value(1), headerOf(head, "Proxy-Authorization")};
    if (!request.credentials.isEmpty())
        ++m_logins;
    const Reply answer = m_answer(request);
    socket.write(answer.text);
    if (answer.closes)
        socket.disconnectFromHost();
    else if (answer.text.startsWith("HTTP/1.1 200 "))
        lead(socket, request.target);
}

void PlayedProxy::lead(QTcpSocket& socket, const QByteArray& target)
{
    QObject::disconnect(&socket, &QTcpSocket::readyRead, nullptr, nullptr);
    auto* const server = new QTcpSocket(&socket);
    const qsizetype colon = target.lastIndexOf(':');
    QObject::connect(server, &QTcpSocket::connected, &socket, [server, &socket] {
        pass(&socket, server);
        pass(server, &socket);
    });
    QObject::connect(
        server, &QTcpSocket::errorOccurred, &socket, [&socket] { socket.disconnectFromHost(); });
    server->connectToHost(
        QHostAddress(QString::fromLatin1(target.left(colon))), target.mid(colon + 1).toUShort());
}

} // namespace portcullis::test
