#pragma once

#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace portcullis::test {

//! What the answer to \a requestHead has to hold (RFC 6455, section 4.2.2).
QByteArray acceptKeyFor(const QByteArray& requestHead);

//! \brief A TCP server, on the loopback interface unless it is told otherwise, that a test plays by
//! hand, byte by byte. What the kernel keeps on its side is little, whatever the system's default.
class RawServer : public QObject {
    Q_OBJECT

public:
    //! Ends the program if it cannot listen at \a address.
    explicit RawServer(const QHostAddress& address = QHostAddress::LocalHost);
    ~RawServer() override;

    //! `ws://127.0.0.1:<port>`
    QString address() const;
    quint16 port() const { return m_server.serverPort(); }

    //! Connections accepted so far.
    int connectionCount() const { return m_connectionCount; }

    //! The last connection; null once it is closed.
    QTcpSocket* peer() const { return m_peer; }

    //! All that the last connection has sent.
    const QByteArray& received() const { return m_received; }

    //! Whether the last connection was closed by the other side.
    bool isGone() const { return m_connectionCount > 0 && !m_peer; }

    //! Waits for the request head and answers it as RFC 6455 says. False if none comes.
    //! \param headers more header lines, each with its line break.
    //! \param frames what is sent along with the answer.
    bool acceptHandshake(const QByteArray& headers = {}, const QByteArray& frames = {});

    //! Waits for the request head and sends \a answer. False if no head comes.
    bool answerHandshake(const QByteArray& answer);

    //! The same, with the key that RFC 6455 asks for in the place of the word \a key in it.
    bool answerHandshakeWithKey(QByteArray answer, const QByteArray& key);

    void send(const QByteArray& bytes);

private:
    void onConnection();

    QPointer<QTcpSocket> m_peer;
    QByteArray m_received;
    int m_connectionCount = 0;
    QTcpServer m_server;
};

} // namespace portcullis::test
