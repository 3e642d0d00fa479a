#pragma once

#include "app/engine/resource_instance.h"
#include "app/library/decisions.h"
#include "app/library/grant_key.h"
#include "app/store/store_entry.h"
#include "app/ui/host_question.h"
#include "bridge/core/minute_rate.h"

#include <QPixmap>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>

QT_BEGIN_NAMESPACE
class QPushButton;
class QStackedLayout;
class QWebEngineView;
QT_END_NAMESPACE

namespace portcullis {

class DeveloperTools;
class LinkOffers;
class Notice;
class StatusLine;
class WayBack;

//! \brief One open resource: its view, and a status line with what it may do and is connected to.
class ResourceTab : public QWidget {
    Q_OBJECT

public:
    //! See ResourceInstance for the parameters. The resource starts to load at once.
    ResourceTab(const Resource& resource, const Permissions& permissions,
        const ProgramServices& services, QWidget* parent = nullptr);
    ~ResourceTab() override;

    //! \brief Opens the resource again from the start, with nothing left of its former life.
    //!
    //! The former process is ended, even if it does not answer.
    //! It gets a new engine profile and page, since Qt 6.4 no longer injects scripts into a page
    //! whose process has died.
    void reload();

    //! \brief The user has changed what the resource may do; see Session::setPermissions(). What
    //! was allowed once stays so until the resource is reloaded.
    void setPermissions(const Permissions& permissions);

    //! The resource as it looks now, without the status line.
    QPixmap screenshot() const;

    const Resource& resource() const { return m_resource; }
    //! What can be watched of it, as long as the tab is there.
    MonitorSource& monitor() { return m_monitor; }

    const QString& resourceId() const { return m_resource.manifest.id; }

    //! Whose decisions hold for it.
    void setKey(const GrantKey& key) { m_key = key; }
    const GrantKey& key() const { return m_key; }

    //! What the status line says of the connections.
    QString connectionText() const;

    //! Keeps the files of the version that it shows, as long as the tab is there.
    void keep(VersionUse use) { m_use.emplace(std::move(use)); }

    //! Says that there is \a version of the resource now, which updateRequested() can show.
    void offerUpdate(const QString& version);

    //! Opens the engine's developer tools for it, in a window of their own, or shows them.
    void showDeveloperTools();

    //! What the tab says of a resource that has crashed, was stopped, does not respond, lacks a
    //! page or shows none; empty otherwise.
    QString noticeText() const;

    //! What the user is asked; empty if nothing is.
    QString questionText() const { return m_question->text(); }

Q_SIGNALS:
    void consoleMessage(const QString& level, const QString& text);
    void crashed();
    //! It did too much of something, which noticeText() says.
    void stopped();
    //! The user has decided for good on a host that the resource does not list.
    void hostDecided(const portcullis::HostPattern& host, portcullis::Choice choice);
    //! It begins or ends to ask the user something.
    void asks(bool isAsking);
    //! The user wants to see the version that was offered.
    void updateRequested();
    //! The user wants the tab to be closed.
    void closeRequested();

private:
    void addContent();
    void addNotices();
    void connectInstance();
    void onCrashed();
    void onExceeded(Excess excess);
    void onUnprotected();
    void onPageMissing(const QUrl& url);
    void removeInstance();
    void closeDialogs();
    void showNotice(const QString& text);
    void askForHosts();
    void onHostAnswered(const HostPattern& host, HostQuestion::Answer answer);
    Permissions effectivePermissions() const;
    void updateConnections();
    QString grantsText() const;

    std::optional<VersionUse> m_use;
    GrantKey m_key;
    Resource m_resource;
    Permissions m_permissions;
    std::vector<HostPattern> m_allowedOnce; // until it is reloaded
    bool m_mayAsk = true; // for further hosts
    ProgramServices m_services;
    MonitorSource m_monitor;
    ResourceInstancePointer m_instance; // null once it was stopped
    QWebEngineView* m_view;
    QStackedLayout* m_content;
    Notice* m_notice; // in place of the view
    Notice* m_silence; // above it
    WayBack* m_wayBack; // above it, too
    LinkOffers* m_links; // owned by the view
    HostQuestion* m_question; // above both
    Notice* m_update; // above all
    StatusLine* m_status; // below all
    QPointer<DeveloperTools> m_tools;
    QTimer m_restart; // after a crash
    QTimer m_removal; // runs while a stopped instance is still there
    MinuteRate m_crashes;
};

} // namespace portcullis
