#pragma once

#include "bridge/core/limits.h"
#include "bridge/ws/countdown.h"
#include "bridge/ws/ending.h"
#include "bridge/ws/frame_reader.h"
#include "bridge/ws/handshake.h"
#include "bridge/ws/message.h"
#include "bridge/ws/network_settings.h"
#include "bridge/ws/response_head.h"
#include "bridge/ws/write_ledger.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWebSocket>

#include <chrono>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace portcullis {

//! What the server's answer to the handshake said.
struct Established {
    QString protocol; //!< The subprotocol it chose; empty if none.
    ResponseHeaders headers;
};

//! \brief One socket from the handshake to its end.
//!
//! QWebSocket connects, shakes hands and sends; what the server sends goes to a FrameReader.
//!
//! It emits established() at most once, then any number of received() and ponged(), then ended()
//! exactly once. Destroying it drops the connection without a word; see sayGoodbye().
class WsSocket : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::chrono::milliseconds timeout; //!< For the whole handshake.
        qint64 maxMessageBytes; //!< Of a received message.
        //! Without a byte in the middle of a frame.
        std::chrono::milliseconds frameTimeout = limits::frameTimeout;
    };

    WsSocket(const Handshake& handshake, const Options& options, const NetworkSettings& network,
        QObject* parent = nullptr);
    ~WsSocket() override;

    //! Starts the handshake. Call it once.
    void open();

    //! Sends; only between established() and the first close().
    void send(const Message& message);
    void ping(const QByteArray& payload);

    //! \brief Starts the closing handshake. Messages may still come until ended(), at the latest
    //! after limits::closeTimeout in which it reads and the peer takes none of what is unwritten.
    //! \param code 1000, 1001 or 3000 to 4999; empty for a close frame without one.
    //! \param reason at most 123 UTF-8 bytes.
    void close(std::optional<int> code, const QString& reason);

    //! Ends it at once: ended() with 1006. \a failure is empty if the caller wanted it so.
    void drop(std::optional<Failure> failure, const QString& reason = {});

    //! \brief Lets go of a socket whose owner is gone: the server is told 1001 and given
    //! limits::farewellTimeout to answer, nothing is received any more, and ended() still comes.
    void sayGoodbye();

    //! \brief Whether to read from the network. While it does not, the server's sending comes to a
    //! halt, and nothing is received.
    void setReading(bool reading);

    bool isReading() const { return m_isReading; }

    //! What was sent and is not written to the network yet.
    const WriteLedger& unwritten() const { return m_unwritten; }

Q_SIGNALS:
    void established(const Established& established);
    void received(const Message& message);
    void ponged(const QByteArray& payload);
    //! That much data has been written to the network.
    void written(qint64 bytes);
    void ended(const Ending& ending);

private:
    enum class State { Idle, Connecting, Open, Closing, Ended };

    void connectSignals();
    void onConnected();
    void onReadyRead();
    void onBytesWritten();
    void onError(QAbstractSocket::SocketError error);
    void onSslErrors(const QList<QSslError>& errors);
    void onDisconnected();
    void onLost();
    QByteArray takeResponseHead();
    void readFrames();
    void feed();
    void handle(const FrameReader::Event& event);
    void onPing(const QByteArray& payload);
    void onClose(const frames::Close& close);
    void onFault(int code);
    void leave(std::optional<int> code);
    void applyReading();
    void write(frames::Opcode opcode, const QByteArray& payload);
    qint64 pendingWireBytes() const;
    void cut();
    void finish();

    Handshake m_handshake;
    Options m_options;
    QWebSocket m_socket;
    QPointer<QTcpSocket> m_tcp; // owned by m_socket
    QTimer m_openTimer; // for the opening handshake
    Countdown m_closeTimer; // for the closing handshake
    Countdown m_frameTimer; // for the rest of a frame
    State m_state = State::Idle;
    bool m_isReading = true;
    bool m_isLost = false; // the TCP connection is gone; what it brought may still wait
    FrameReader m_reader;
    bool m_hasSentClose = false;
    WriteLedger m_unwritten;
    std::optional<CertificateFacts> m_certificate;
    Ending m_ending;
};

} // namespace portcullis
