#pragma once

#include "app/engine/frame_channel.h"
#include "bridge/session/session.h"

#include <QObject>

#include <memory>

namespace portcullis {

//! \brief The one object that the host page of a resource can reach, by QWebChannel, and all that
//! is behind it.
//!
//! It holds the session of the document that is in the frame. A new document gets a new session,
//! and the former one closes all that it had opened. Whatever the page says, it speaks for this
//! resource only.
class Gate : public QObject {
    Q_OBJECT
    //! The page that the frame starts with.
    Q_PROPERTY(QString entryUrl READ entryUrl CONSTANT)

public:
    //! \a program must outlive it.
    Gate(Caller caller, ProgramConnections& program, QObject* parent = nullptr);
    ~Gate() override;

    QString entryUrl() const;

    FrameChannel& channel() { return m_channel; }

    //! The user has changed what the resource may do; see Session::setGranted().
    void setGranted(const CapabilitySet& granted);

    //! Closes all that the document had opened; the next one starts anew.
    void endSession();

    std::vector<ConnectionInfo> connections() const;

public Q_SLOTS:
    //! The frame has a new document, which has that key.
    void startDocument(const QString& key);

    //! One message that the frame has posted to its parent, as JSON text.
    void request(const QString& text);

Q_SIGNALS:
    void connectionsChanged();
    //! The session was ended because the resource does not read what it asks for.
    void stopped();

private:
    Caller m_caller;
    ProgramConnections& m_program;
    ConnectRate m_rate;
    FrameChannel m_channel;
    std::unique_ptr<Session> m_session;
};

} // namespace portcullis
