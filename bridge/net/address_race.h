#pragma once

#include "bridge/net/handshake_turns.h"
#include "bridge/net/tcp_attempt.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

namespace portcullis {

//! \brief A TCP connection to whichever of a server's addresses takes it first (Happy Eyeballs,
//! RFC 8305, section 5).
//!
//! Each attempt begins limits::attemptDelay after the one before, or as soon as one has failed, so
//! that an address that never answers costs that much and no more. At most limits::maxAttempts run
//! at a time; the oldest makes room. What does not win is dropped before a byte is sent.
class AddressRace : public QObject {
    Q_OBJECT

public:
    struct Course {
        QList<QHostAddress> addresses; //!< In the order of the attempts; at least one.
        quint16 port = 0;
        //! Whose turn each attempt waits for. Null: none does.
        std::shared_ptr<HandshakeTurns> turns;
    };

    struct Winner {
        Descriptor descriptor; //!< Connected; nothing was sent or read.
        QHostAddress address;
        std::unique_ptr<HandshakeTurn> turn; //!< To be kept until the handshake has ended.
    };

    explicit AddressRace(Course course);
    ~AddressRace() override;

    //! Call it once. Nothing is emitted before it is done.
    void start();

    //! Once, after won().
    Winner takeWinner() { return std::move(m_winner); }

Q_SIGNALS:
    //! An attempt has its turn and begins.
    void begun();
    //! One of these comes, once, and nothing after it.
    void won();
    void lost(QAbstractSocket::SocketError error);

private:
    struct Runner {
        std::unique_ptr<TcpAttempt> attempt;
        std::unique_ptr<HandshakeTurn> turn;
    };

    void startNext();
    void run(TcpAttempt& attempt);
    void onConnected(const TcpAttempt& attempt);
    void onFailed(const TcpAttempt& attempt, QAbstractSocket::SocketError error);
    Runner take(const TcpAttempt& attempt);
    void end();

    Course m_course;
    std::deque<Runner> m_runners; // oldest first
    QTimer m_timer; // until the next one starts
    Winner m_winner;
    QAbstractSocket::SocketError m_error = QAbstractSocket::UnknownSocketError;
};

} // namespace portcullis
