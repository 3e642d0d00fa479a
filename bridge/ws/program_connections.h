#pragma once

#include "bridge/net/network_settings.h"

#include <QObject>

#include <deque>
#include <memory>

namespace portcullis {

class WsSocket;

//! \brief What the connections of all resources share: the network settings, their number, and the
//! sockets that their owners have let go of. These say goodbye, which here includes to linger; see
//! WsSocket.
//!
//! It must outlive every session.
class ProgramConnections : public QObject {
    Q_OBJECT

public:
    explicit ProgramConnections(NetworkSettings settings = {}, QObject* parent = nullptr);
    ~ProgramConnections() override;

    const NetworkSettings& settings() const { return m_settings; }

    //! The user has changed them, which counts for connections that are made from now on.
    void setSettings(const NetworkSettings& settings) { m_settings = settings; }

    //! Live connections of all resources, and sockets that say goodbye.
    qint64 count() const { return m_count; }

    //! One live connection, counted as long as this holds it.
    class Slot {
    public:
        Slot() = default;
        explicit Slot(ProgramConnections& program) : m_program(&program, &release)
        {
            ++program.m_count;
        }

    private:
        static void release(ProgramConnections* program) { --program->m_count; }
        std::unique_ptr<ProgramConnections, void (*)(ProgramConnections*)> m_program{
            nullptr, &release};
    };

    //! \brief Takes over a socket that nobody listens to any more, which counts until it is gone;
    //! see WsSocket::sayGoodbye(). Also from within its ended(), if it lingers.
    void sayGoodbye(std::unique_ptr<WsSocket> socket, Slot slot);

    //! \brief Whether there is room for one more, if there may be \a max. Sockets that say goodbye
    //! make room, the oldest first.
    bool makeRoom(qint64 max);

    //! Runs the event loop until the last of them has said it, at most limits::farewellTimeout. To
    //! be called when the program ends and all sessions are gone.
    void waitForGoodbyes();

    //! Sockets that are saying goodbye.
    qsizetype leaving() const { return qsizetype(m_leaving.size()); }

Q_SIGNALS:
    //! The last socket that was saying goodbye is gone.
    void allGone();

private:
    struct Leaving {
        WsSocket* socket; // a child of this
        Slot slot;
    };

    void forget(WsSocket* socket);

    NetworkSettings m_settings;
    qint64 m_count = 0;
    std::deque<Leaving> m_leaving; // oldest first
};

} // namespace portcullis
