#pragma once

#include "bridge/protocol/packet_writer.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <memory>

QT_BEGIN_NAMESPACE
class QWebEngineUrlRequestJob;
QT_END_NAMESPACE

namespace portcullis {

class EventStream;

//! \brief The way between a session and the document of its resource's frame.
//!
//! Down it is a reply of server-sent events that never ends, and bodies that the frame fetches by
//! their numbers; up it is lines on the console. Both carry a key that the document at hand has
//! chosen and the shell has passed on, so that no former document and no other frame is served or
//! heard.
class FrameChannel : public QObject {
    Q_OBJECT

public:
    //! \param events the address of the events, without its query.
    //! \param bodies the same for the bodies.
    FrameChannel(QUrl events, QUrl bodies, QObject* parent = nullptr);
    ~FrameChannel() override;

    //! Begins anew for the document with \a key; what was meant for the former one is gone.
    void start(const QString& key);

    //! No document is served or heard until start().
    void stop();

    //! Hands \a packet to the document.
    void write(const PacketWriter::Written& packet);

    //! Answers \a job, or refuses it if it does not ask for events or a body of this channel.
    void serve(QWebEngineUrlRequestJob* job);

    //! A line of the console. False if it is not one of this channel's.
    bool receive(const QString& line);

    //! \brief Whether \a line is a packet of whatever document, or passes for one.
    //!
    //! One of a former document may come late, and what is in it is for no log.
    static bool isPacket(const QString& line);

Q_SIGNALS:
    //! A packet for Session::receivePacket() begins at \a start of \a line.
    void received(const QString& line, qsizetype start);
    //! A job was refused, which none of the program's own scripts asks for.
    void refused();

private:
    void serveEvents(QWebEngineUrlRequestJob* job);
    void serveBody(QWebEngineUrlRequestJob* job);
    void claim(QWebEngineUrlRequestJob* job);
    void refuse(QWebEngineUrlRequestJob* job);

    QUrl m_events;
    QUrl m_bodies;
    QString m_key; // empty while stopped
    std::unique_ptr<EventStream> m_unclaimed; // until the document asks for it
    QPointer<EventStream> m_stream;
    QPointer<QWebEngineUrlRequestJob> m_early; // a request for events that came before start()
    QHash<quint64, Message> m_waitingBodies; // by number
};

} // namespace portcullis
