#pragma once

#include "bridge/core/token_bucket.h"
#include "bridge/protocol/packet_writer.h"
#include "bridge/session/session.h"
#include "bridge/session/transport.h"

#include <QMutex>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <deque>
#include <memory>
#include <optional>

namespace portcullis {

//! What a document has sent.
struct FrameLine {
    QString text;
    //! Where a packet begins in it (see Session::receivePacket()); empty if it is a message that
    //! was posted to the window around the frame, which from then on is told of everything, too.
    std::optional<qsizetype> packetStart;
};

//! \brief What an open resource has on the network's thread: the session of the document at hand.
//!
//! All of it is to be used on that thread; its signals are meant for the Gate on the other. A
//! document has a number, so that nothing which is still under way between the threads reaches
//! another document.
class SessionHost : public QObject, private Transport {
    Q_OBJECT

public:
    //! \a program must outlive it.
    //! \a maxRequestsPerSecond is that of Limits.
    SessionHost(ProgramConnections& program, qint64 maxRequestsPerSecond);
    ~SessionHost() override;

    //! A new document begins, and the former one closes all that it had opened.
    void start(int document, const Caller& caller);

    //! There is no document.
    void stop();

    //! \brief Takes what the document with that number has sent, in order with the rest of it.
    //!
    //! It may be called on any thread. It is read in turns with other resources, and later if the
    //! resource asks faster than Limits::maxRequestsPerSecond. False if too much waits for that.
    bool post(int document, const FrameLine& line);

    //! Reads what is left of the document, as far as it has not asked too fast.
    void readRest();

    //! The document with that number is without the way down; see Session::interrupt().
    void interrupt(int document);

    //! See Session::setPermissions().
    void setPermissions(const Permissions& permissions);

    //! See Session::setTheme().
    void setTheme(ColorScheme theme);

    //! Who watches the documents, this one and those after it.
    void setMonitoring(const MonitorOrder& order);

    //! See Session::closeForUser().
    void closeForUser(const QString& connectionId);

Q_SIGNALS:
    //! To be handed to the document with that number.
    void written(int document, const portcullis::PacketWriter::Written& packet);
    //! That document has opened the way down anew. What was written before is lost, and is written
    //! again.
    void restarted(int document);
    //! The live connections, oldest first; not more often than a user can see.
    void connectionsChanged(const std::vector<portcullis::ConnectionInfo>& connections);
    //! What became of attempts to reach hosts, and what was transferred: about once a second while
    //! there is something new, and before it is destroyed.
    void contacted(const portcullis::Contacts& contacts);
    //! As it was asked for with setMonitoring().
    void reported(const portcullis::MonitorReport& report);
    //! See Session::ended().
    void ended();

private:
    struct Waiting {
        int document = 0;
        FrameLine line;
    };

    void deliver(const Packet& packet) override;
    void restart() override;
    void tellConnections();
    void tellContactsSoon();
    void tellContacts();
    void tellMonitor();
    void readTurn();
    bool readNext();
    void read(const FrameLine& line);
    std::optional<FrameLine> takeWaiting();
    void continueReading();

    ProgramConnections& m_program;
    ResourceConnects m_connects;
    PacketWriter m_writer;
    bool m_toWindow = false;
    int m_document = 0;
    std::unique_ptr<Session> m_session;
    QTimer m_changes;
    QTimer m_contacts; // until they are told
    MonitorOrder m_order;
    QTimer m_monitor; // runs while somebody watches
    TokenBucket m_requests;
    QTimer m_nextTurn; // once there are requests to spend again
    std::atomic<bool> m_isTooFast = false;
    QMutex m_mutex; // for those below
    std::deque<Waiting> m_waiting;
    qint64 m_waitingBytes = 0;
    bool m_isTurnPosted = false;
};

} // namespace portcullis
