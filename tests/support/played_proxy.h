#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>

#include <functional>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace portcullis::test {

//! \brief An HTTP proxy on 127.0.0.1 whose answers a test makes up. Once it has answered with a
//! status of 200 it leads to the target that was asked for, which has to be an address.
class PlayedProxy : public QObject {
    Q_OBJECT

public:
    struct Request {
        int number = 0; //!< On its connection, from 1.
        QByteArray target; //!< Such as `127.0.0.1:80`.
        //! The value of Proxy-Authorization; empty if there is none.
        QByteArray credentials;
    };

    struct Reply {
        QByteArray text; //!< With the end of its head, and its body if it has one.
        bool closes = false; //!< The connection is closed after it.
    };

    explicit PlayedProxy(std::function<Reply(const Request&)> answer);

    //! `http://127.0.0.1:<port>`, with \a credentials and an `@` before the host.
    QString address(const QString& credentials = {}) const;

    int connections() const { return m_connections; }
    int requests() const { return m_requests; }
    //! Requests with credentials.
    int logins() const { return m_logins; }

private:
    void onConnection();
    void onRequest(QTcpSocket& socket, const QByteArray& head, int number);
    static void lead(QTcpSocket& socket, const QByteArray& target);

    std::function<Reply(const Request&)> m_answer;
    int m_connections = 0;
    int m_requests = 0;
    int m_logins = 0;
    QTcpServer m_server;
};

} // namespace portcullis::test
