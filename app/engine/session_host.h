#pragma once

#include "bridge/protocol/packet_writer.h"
#include "bridge/session/session.h"
#include "bridge/session/transport.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace portcullis {

//! \brief What an open resource has on the network's thread: the session of the document at hand.
//!
//! All of it is to be used on that thread; its signals are meant for the Gate on the other. A
//! document has a number, so that nothing which is still under way between the threads reaches
//! another document.
class SessionHost : public QObject, private Transport {
    Q_OBJECT

public:
    //! \a program must outlive it.
    explicit SessionHost(ProgramConnections& program);
    ~SessionHost() override;

    //! A new document begins, and the former one closes all that it had opened.
    void start(int document, const Caller& caller);

    //! There is no document.
    void stop();

    //! See Session::receivePacket(). \a start is where the packet begins in \a line.
    void receivePacket(const QString& line, qsizetype start);

    //! A message that the document has posted to its parent; from now on its window is told, too.
    void receiveFromWindow(const QString& text);

    //! See Session::setGranted().
    void setGranted(const CapabilitySet& granted);

Q_SIGNALS:
    //! To be handed to the document with that number.
    void written(int document, const portcullis::PacketWriter::Written& packet);
    //! The live connections, oldest first; not more often than a user can see.
    void connectionsChanged(const std::vector<portcullis::ConnectionInfo>& connections);
    //! See Session::ended().
    void ended();

private:
    void deliver(const Packet& packet) override;
    void tellConnections();

    ProgramConnections& m_program;
    ConnectRate m_rate;
    PacketWriter m_writer;
    bool m_toWindow = false;
    int m_document = 0;
    std::unique_ptr<Session> m_session;
    QTimer m_changes;
};

} // namespace portcullis
