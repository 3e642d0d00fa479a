#pragma once

#include "bridge/protocol/packet_writer.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>
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
//! heard. The engine can break the reply off, as by `window.stop()`; then the document asks for the
//! next one, which has a number of its own.
class FrameChannel : public QObject {
    Q_OBJECT

public:
    //! \param events the address of the events, without its query.
    //! \param bodies the same for the bodies.
    FrameChannel(QUrl events, QUrl bodies, QObject* parent = nullptr);
    ~FrameChannel() override;

    //! Begins anew for the document with \a key; what was meant for the former one is gone.
    void start(const QString& key);

    //! The document asks for its events anew; what was written and not read is gone.
    void restart();

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
    //! The document has been without its events for limits::maxStreamAbsence.
    void lost();

private:
    void renew();
    bool isAskedFor(const QWebEngineUrlRequestJob* job) const;
    void serveEvents(QWebEngineUrlRequestJob* job);
    void serveBody(QWebEngineUrlRequestJob* job);
    void claim(QWebEngineUrlRequestJob* job);
    void refuse(QWebEngineUrlRequestJob* job);

    QUrl m_events;
    QUrl m_bodies;
    QString m_key; // empty while stopped
    int m_streams = 0; // of this document, before the one at hand
    std::unique_ptr<EventStream> m_unclaimed; // until the document asks for it
    QPointer<EventStream> m_stream;
    QPointer<QWebEngineUrlRequestJob> m_early; // a request that came before start() or restart()
    QHash<quint64, Message> m_waitingBodies; // by number
    QTimer m_absence; // runs while the document is without the events that it had
};

} // namespace portcullis
