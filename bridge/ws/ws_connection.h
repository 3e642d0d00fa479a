#pragma once

#include "bridge/core/error.h"
#include "bridge/ws/handshake.h"

#include <QAbstractSocket>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWebSocket>

#include <optional>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace portcullis {

//! Close codes of RFC 6455, section 7.4.1, that the host itself reports or sends.
namespace close_code {
inline constexpr int normal = 1000;
inline constexpr int goingAway = 1001;
inline constexpr int noStatus = 1005; //!< Reported only: the peer's close frame had no code.
inline constexpr int abnormal = 1006; //!< Reported only: no close frame came.
} // namespace close_code

//! \brief One WebSocket connection on QWebSocket, with true close codes.
//!
//! Calls are carried out in their order: what is sent while it connects goes out once it is open,
//! and a close() comes after that.
//!
//! It emits opened() at most once, then any number of messageReceived(), then closed() exactly
//! once; failed() comes at most once and always right before closed(). Destroying it closes the
//! connection with 1001 and emits nothing.
class WsConnection : public QObject {
    Q_OBJECT

public:
    enum class State { Connecting, Open, Closing, Closed };

    explicit WsConnection(Handshake handshake, QObject* parent = nullptr);
    ~WsConnection() override;

    //! Starts the handshake, which may take limits::handshakeTimeout. Call it once.
    void open();

    //! Queues \a text; a text that is refused is not sent at all.
    //! Errors: `not_open` after close(), `limit_exceeded` (limits::maxQueuedSendBytes).
    Result<void, Error> sendText(const QString& text);

    //! \brief Starts the closing handshake. Messages may still come until closed(), which has the
    //! code of the peer's close frame, or 1006 if none comes within limits::closeTimeout.
    //!
    //! Before opened() it takes effect right after it.
    //! \param code a code that endpoints may send: 1000 or 3000 to 4999.
    //! \param reason at most 123 UTF-8 bytes.
    void close(int code, const QString& reason);

    //! Drops the connection at once: failed(\a why), then closed(1006).
    void abort(const QString& why);

    State state() const { return m_state; }
    const QUrl& url() const { return m_handshake.url(); }

Q_SIGNALS:
    void opened();
    void messageReceived(const QString& text);
    void failed(const QString& message);
    void closed(int code, const QString& reason);

private:
    struct CloseRequest {
        int code;
        QString reason;
    };

    void onConnected();
    void onAboutToClose();
    void onError(QAbstractSocket::SocketError error);
    void onTimeout();
    void onDisconnected();
    void cut();
    void sendCloseFrame();
    void watchWire();
    void rememberRead();
    bool readCloseFrame();
    void finish();

    Handshake m_handshake;
    QWebSocket m_socket;
    QPointer<QTcpSocket> m_tcp; // owned by m_socket
    QByteArray m_lastRead; // the end of what m_socket has read from m_tcp
    QTimer m_timer; // first for the opening, then for the closing handshake
    State m_state = State::Connecting;
    QStringList m_unsent; // texts that wait for the connection to open
    qsizetype m_unsentBytes = 0;
    std::optional<CloseRequest> m_closeRequest;
    int m_code = close_code::abnormal;
    QString m_reason;
    QString m_failure;
};

} // namespace portcullis
