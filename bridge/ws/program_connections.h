#pragma once

#include "bridge/ws/network_settings.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace portcullis {

class WsSocket;

//! \brief What the connections of all resources share: the network settings, their number, and the
//! sockets whose owner is gone.
//!
//! It must outlive every session.
class ProgramConnections : public QObject {
    Q_OBJECT

public:
    explicit ProgramConnections(NetworkSettings settings = {}, QObject* parent = nullptr);
    ~ProgramConnections() override;

    const NetworkSettings& settings() const { return m_settings; }

    //! Live connections of all resources.
    qint64 count() const { return m_count; }

    //! One live connection, counted as long as this exists.
    class Slot {
    public:
        explicit Slot(ProgramConnections& program) : m_program(program) { ++m_program.m_count; }
        ~Slot() { --m_program.m_count; }
        Slot(const Slot&) = delete;
        Slot& operator=(const Slot&) = delete;

    private:
        ProgramConnections& m_program;
    };

    //! Takes over a socket that nobody listens to any more; see WsSocket::sayGoodbye().
    void sayGoodbye(std::unique_ptr<WsSocket> socket);

    //! Runs the event loop until the last of them has said it, at most limits::farewellTimeout. To
    //! be called when the program ends and all sessions are gone.
    void waitForGoodbyes();

    //! Sockets that are saying goodbye.
    int leaving() const { return m_leaving; }

Q_SIGNALS:
    //! The last socket that was saying goodbye is gone.
    void allGone();

private:
    NetworkSettings m_settings;
    qint64 m_count = 0;
    int m_leaving = 0;
};

} // namespace portcullis
