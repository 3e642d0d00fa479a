#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <map>
#include <memory>

namespace portcullis {

class HandshakeTurn;

//! \brief Lets the handshakes of one resource with one server follow each other (RFC 6455, section
//! 4.1, item 2). One that takes longer than limits::handshakeTurn goes on, but the next one begins.
class HandshakeTurns {
public:
    //! To be called by HandshakeTurn only.
    void join(HandshakeTurn& turn);
    void leave(HandshakeTurn& turn);

private:
    struct Queue {
        std::deque<HandshakeTurn*> turns; // the first has the turn
        QTimer timer; // how long it has it
    };

    void next(const QString& server);

    std::map<QString, Queue> m_queues; // by server; none is empty
};

//! \brief One place in the queue, which is left when it is destroyed.
class HandshakeTurn : public QObject {
    Q_OBJECT

public:
    //! \param server an address with its port, or a name with its port where only a proxy knows
    //! the address.
    HandshakeTurn(std::shared_ptr<HandshakeTurns> turns, QString server);
    ~HandshakeTurn() override;

    const QString& server() const { return m_server; }

Q_SIGNALS:
    //! Its turn has come. Never before the constructor's caller is done.
    void begun();

private:
    std::shared_ptr<HandshakeTurns> m_turns;
    QString m_server;
};

} // namespace portcullis
