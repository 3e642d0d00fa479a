#pragma once

#include "app/engine/answer_watch.h"
#include "app/engine/blocked_requests.h"
#include "app/engine/gate.h"
#include "app/engine/monitor_source.h"
#include "app/engine/program_services.h"
#include "app/library/resource.h"

#include <QObject>
#include <QWebChannel>
#include <QWebEngineProfile>

#include <memory>

QT_BEGIN_NAMESPACE
class QWebEnginePage;
QT_END_NAMESPACE

namespace portcullis {

class RequestGuard;
class ResourceInstance;
class ResourcePage;

//! Destroys an instance as soon as the engine can do without: while the user chooses files for it,
//! the engine is in the middle of a call.
struct InstanceDeleter {
    void operator()(ResourceInstance* instance) const;
};

using ResourceInstancePointer = std::unique_ptr<ResourceInstance, InstanceDeleter>;

//! \brief One open resource: its own engine profile, page, web channel and gate.
//!
//! It is no widget; a QWebEngineView shows page(). Destroying it closes all that the resource had
//! opened.
class ResourceInstance : public QObject {
    Q_OBJECT

public:
    ResourceInstance(const Resource& resource, const Permissions& permissions,
        const ProgramServices& services, QObject* parent = nullptr);
    ~ResourceInstance() override;

    QWebEnginePage* page() const;

    //! Loads the resource. Call it once.
    void load();

    //! The user has changed what the resource may do; see Session::setPermissions().
    void setPermissions(const Permissions& permissions);

    //! See AnswerWatch::wait().
    void wait() { m_answers.wait(); }

    //! Lets \a source show this one.
    void attachMonitor(MonitorSource& source) { source.attach(m_gate); }

    const std::vector<ConnectionInfo>& connections() const { return m_gate.connections(); }

Q_SIGNALS:
    void consoleMessage(const QString& level, const QString& text);
    void connectionsChanged();
    //! It wanted to leave its page for \a url, or to open it, which was refused; empty if that is
    //! not known.
    void linkRefused(const QUrl& url);
    //! One of its documents was to be at \a url, which is not there.
    void pageMissing(const QUrl& url);
    //! It has gone to `about:blank`, of which the engine does not ask.
    void emptied();
    //! The resource's process has died by itself, and all that it had opened is closed.
    void crashed();
    //! It is stopped: its process is killed and its session ended; emitted once. Destroy it some
    //! time later, since the engine works off in one turn what the process has left to it.
    void exceeded(portcullis::Excess excess);
    //! It was not loaded: this web engine loses the content security policy of its documents.
    void unprotected();
    //! See AnswerWatch.
    void silent();
    void answered();

private:
    friend InstanceDeleter;

    void setUpProfile(const Resource& resource, const Defenses& defenses);
    void setUpPage();
    void showTheme();
    void watchRates();
    void recordContacts(const Resource& resource, const ProgramServices& services);
    void exceed(Excess excess);

    ProgramServices m_services;

    Gate m_gate;
    BlockedRequests m_blocked;
    RequestGuard* m_guard;
    QWebEngineProfile m_profile; // off the record: nothing of it is kept on disk
    QWebChannel m_channel;
    std::unique_ptr<ResourcePage> m_page;
    AnswerWatch m_answers;
    bool m_hasExceeded = false;
};

} // namespace portcullis
