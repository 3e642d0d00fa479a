#pragma once

#include "bridge/core/limits.h"
#include "bridge/core/message.h"
#include "bridge/ws/countdown.h"
#include "bridge/ws/ending.h"
#include "bridge/ws/frame_reader.h"
#include "bridge/ws/opening.h"
#include "bridge/ws/write_ledger.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>

#include <chrono>

namespace portcullis {

//! \brief One socket from the handshake to its end: an Opening, then frames both ways, then the
//! closing handshake.
//!
//! It emits established() at most once, then any number of received() and ponged(), then ended()
//! exactly once, and gone() as the last signal. Between these two it lingers: the peer was at fault
//! and is sent a close frame that says so, and what comes is thrown away until the peer closes. To
//! close with bytes unread would reset the TCP connection, and the peer could lose the close frame.
//!
//! Destroying it drops the connection without a word; see sayGoodbye().
class WsSocket : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::chrono::milliseconds timeout; //!< For the whole handshake.
        qint64 maxMessageBytes; //!< Of a received message.
        HostPolicy hosts; //!< Where it may go.
        //! Without a byte in the middle of a frame.
        std::chrono::milliseconds frameTimeout = limits::frameTimeout;
    };

    //! \param shared see ResourceConnects.
    WsSocket(const Handshake& handshake, const Options& options, const NetworkSettings& network,
        const ResourceConnects::Shared& shared, QObject* parent = nullptr);
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

    //! Ends it at once: ended() with 1006, unless it lingers, and gone(). \a failure is empty if
    //! the caller wanted it so.
    void drop(std::optional<Failure> failure, const QString& reason = {});

    //! \brief Lets go of a socket whose owner is gone: the server is told 1001, unless it was told
    //! something else, and given limits::farewellTimeout to close. Nothing is received any more,
    //! and ended() and gone() still come.
    void sayGoodbye();

    //! Whether ended() has come and gone() has not; sayGoodbye() bounds how long.
    bool isLingering() const { return m_state == State::Lingering; }

    //! \brief Whether to read from the network. While it does not, the server's sending comes to a
    //! halt, and nothing is received.
    void setReading(bool reading);

    //! The TCP connection's; negative if there is none.
    qintptr descriptor() const { return m_tcp ? m_tcp->socketDescriptor() : -1; }

    //! What was sent and is not written to the network yet.
    const WriteLedger& unwritten() const { return m_unwritten; }

Q_SIGNALS:
    void established(const Established& established);
    void received(const Message& message);
    void ponged(const QByteArray& payload);
    //! That much data has been written to the network.
    void written(qint64 bytes);
    void ended(const Ending& ending);
    //! There is no TCP connection any more.
    void gone();

private:
    enum class State { Connecting, Open, Closing, Lingering, Gone };

    void onOpened(QTcpSocket* socket, const Established& established);
    void watch(QTcpSocket* socket);
    void applyReading();
    void readFrames();
    void feed();
    void handle(const FrameReader::Event& event);
    void onPing(const QByteArray& payload);
    void onClose(const frames::Close& close);
    void onFault(int code);
    void sendClose(std::optional<int> code, const QString& reason = {});
    void discard();
    void onBytesWritten();
    void onLost();
    void write(frames::Opcode opcode, const QByteArray& payload);
    qint64 pendingWireBytes() const;
    void cut();

    Options m_options;
    Opening m_opening;
    QPointer<QTcpSocket> m_tcp; // owned by m_opening
    Countdown m_closeTimer; // for the closing handshake
    Countdown m_frameTimer; // for the rest of a frame
    State m_state = State::Connecting;
    bool m_isReading = true;
    bool m_isLost = false; // the TCP connection is gone; what it brought may still wait
    FrameReader m_reader;
    bool m_hasSentClose = false;
    bool m_isFlushScheduled = false;
    qint64 m_discarded = 0; // bytes, while it lingers
    WriteLedger m_unwritten;
    Ending m_ending;
};

} // namespace portcullis
