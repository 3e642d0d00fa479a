#pragma once

#include "app/engine/excess.h"
#include "app/engine/frame_channel.h"
#include "app/engine/network_thread.h"
#include "app/engine/session_host.h"
#include "bridge/core/limits.h"
#include "bridge/core/token_bucket.h"
#include "bridge/session/session.h"

#include <QObject>

namespace portcullis {

class ContactRecord;

//! \brief The one object that the host page of a resource can reach, by QWebChannel, and all that
//! is behind it.
//!
//! It has the channel to the document in the frame on this side, and that document's session on the
//! network's thread. A new document gets a new session, and the former one closes all that it had
//! opened. Whatever the page says, it speaks for this resource only.
class Gate : public QObject {
    Q_OBJECT
    //! The page that the frame starts with.
    Q_PROPERTY(QString entryUrl READ entryUrl CONSTANT)

public:
    //! \a network must outlive it.
    Gate(Caller caller, NetworkThread& network, QObject* parent = nullptr);
    ~Gate() override;

    QString entryUrl() const;

    FrameChannel& channel() { return m_channel; }

    //! The user has changed what the resource may do; see Session::setPermissions().
    void setPermissions(const Permissions& permissions);

    //! See Session::setTheme(); documents that start later are told of it in `rp.hello`.
    void setTheme(ColorScheme theme);

    //! See SessionHost.
    void setMonitoring(const MonitorOrder& order);
    void closeForUser(const QString& connectionId);

    //! \brief Adds the hosts that the documents reach to \a record, under \a name.
    //!
    //! What is under way when this is destroyed still gets there.
    void recordContacts(ContactRecord& record, const QString& name);

    //! Closes all that the document had opened; the next one starts anew.
    void endSession();

    //! As of the last connectionsChanged().
    const std::vector<ConnectionInfo>& connections() const { return m_connections; }

public Q_SLOTS:
    //! The frame has a new document, which has that key. \a isEmpty: it is `about:blank`.
    void startDocument(const QString& key, bool isEmpty);

    //! One message that the frame has posted to its parent, as JSON text.
    void request(const QString& text);

    //! The host page has no content security policy, so that the resource would have none either.
    //! It has not loaded the resource.
    void missPolicy() { Q_EMIT policyMissed(); }

Q_SIGNALS:
    void policyMissed();
    //! The resource had a document, and has an empty one instead.
    void emptied();
    void connectionsChanged();
    //! See SessionHost::reported().
    void reported(const portcullis::MonitorReport& report);
    //! The resource has to be stopped.
    void exceeded(portcullis::Excess excess);

private:
    void connectHost();
    void post(const FrameLine& line);

    Caller m_caller;
    NetworkThread& m_network;
    FrameChannel m_channel;
    SessionHost* m_host; // on the network's thread
    std::vector<ConnectionInfo> m_connections;
    int m_document = 0; // its number
    bool m_hasBegun = false; // with one that is not empty
    MinuteRate m_documents;
    TokenBucket m_windowMessages{
        limits::maxWindowMessagesPerSecond, limits::maxWindowMessagesAtOnce};
};

} // namespace portcullis
