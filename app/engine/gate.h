#pragma once

#include "bridge/session/session.h"
#include "bridge/session/transport.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace portcullis {

//! \brief The one object that the host page of a resource can reach, by QWebChannel.
//!
//! It holds the session of the document that is in the frame. A new document gets a new session,
//! and the former one closes all that it had opened. Whatever the page says, it speaks for this
//! resource only.
class Gate : public QObject, private Transport {
    Q_OBJECT
    //! The page that the frame starts with.
    Q_PROPERTY(QString entryUrl READ entryUrl CONSTANT)

public:
    //! \a program must outlive it.
    Gate(Caller caller, ProgramConnections& program, const QUrl& entryUrl,
        QObject* parent = nullptr);
    ~Gate() override;

    QString entryUrl() const { return m_entryUrl.toString(QUrl::FullyEncoded); }

    //! The user has changed what the resource may do; see Session::setGranted().
    void setGranted(const CapabilitySet& granted);

    //! Closes all that the document had opened; the next one starts anew.
    void endSession();

    std::vector<ConnectionInfo> connections() const;

public Q_SLOTS:
    //! The frame has a new document. Returns the number that its packets carry.
    int startDocument();

    //! One message of the frame, as JSON text.
    void request(const QString& text);

    //! The frame has worked through the packet that was delivered first of those under way.
    void acknowledge(int document);

Q_SIGNALS:
    //! A JSON array of messages for the frame, meant for the document with that number only.
    void delivered(int document, const QString& packet);
    void connectionsChanged();
    //! The session was ended because the resource does not read what it asks for.
    void stopped();

private:
    void deliver(const QByteArray& packet) override;

    Caller m_caller;
    ProgramConnections& m_program;
    ConnectRate m_rate;
    QUrl m_entryUrl;
    std::unique_ptr<Session> m_session;
    int m_document = 0;
};

} // namespace portcullis
