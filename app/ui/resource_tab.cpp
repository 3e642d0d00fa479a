#include "app/ui/resource_tab.h"

#include "app/engine/refused_navigation.h"
#include "app/engine/schemes.h"
#include "app/ui/connection_text.h"
#include "app/ui/developer_tools.h"
#include "app/ui/labels.h"
#include "app/ui/links/link_offers.h"
#include "app/ui/newer_engine_notice.h"
#include "app/ui/notice.h"
#include "app/ui/status_line.h"
#include "app/ui/stop_text.h"
#include "app/ui/way_back.h"
#include "bridge/core/limits.h"

#include <QDialog>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <QWebEngineView>

namespace portcullis {
ResourceTab::ResourceTab(const Resource& resource, const Permissions& permissions,
    const ProgramServices& services, QWidget* parent)
    : QWidget(parent), m_resource(resource), m_permissions(permissions), m_services(services),
      m_view(new QWebEngineView(this)), m_content(new QStackedLayout),
      m_notice(new Notice(Notice::Shape::Page, this)),
      m_silence(new Notice(Notice::Shape::Bar, this)), m_wayBack(new WayBack(this)),
      m_links(new LinkOffers(resource.manifest.name, *m_view, services.links)),
      m_question(new HostQuestion(resource.manifest.name, this)),
      m_update(new Notice(Notice::Shape::Bar, this)), m_status(new StatusLine(this)),
      m_restart(this)
{
    m_restart.setSingleShot(true);
    m_restart.setInterval(limits::restartDelay);
    connect(&m_restart, &QTimer::timeout, this, &ResourceTab::reload);
    m_removal.setSingleShot(true);
    m_removal.setInterval(limits::removalDelay);
    connect(&m_removal, &QTimer::timeout, this, &ResourceTab::removeInstance);
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    addContent();
    reload();
}

ResourceTab::~ResourceTab()
{
    delete m_tools;
    // The page belongs to the instance, which is destroyed before the view, a child widget.
    m_view->setPage(nullptr);
}

void ResourceTab::reload()
{
    m_restart.stop();
    m_removal.stop();
    closeDialogs();
    m_question->restart();
    m_allowedOnce.clear();
    m_mayAsk = true;
    ResourceInstancePointer instance(
        new ResourceInstance(m_resource, effectivePermissions(), m_services));
    m_view->setPage(instance->page()); // before the former page is deleted
    m_instance = std::move(instance);
    if (m_tools)
        m_tools->inspect(m_instance->page());
    connectInstance();
    m_links->follow(*m_instance->page());
    m_silence->hide();
    m_wayBack->hide();
    m_content->setCurrentWidget(m_view);
    m_instance->load();
    updateConnections();
}

void ResourceTab::connectInstance()
{
    ResourceInstance* const instance = m_instance.get();
    instance->attachMonitor(m_monitor);
    connect(instance, &ResourceInstance::consoleMessage, this, &ResourceTab::consoleMessage);
    connect(instance, &ResourceInstance::connectionsChanged, this, &ResourceTab::updateConnections);
    connect(instance, &ResourceInstance::crashed, this, &ResourceTab::onCrashed);
    connect(instance, &ResourceInstance::silent, m_silence, &QWidget::show);
    connect(instance, &ResourceInstance::answered, m_silence, &QWidget::hide);
    connect(instance, &ResourceInstance::exceeded, this, &ResourceTab::onExceeded);
    connect(instance, &ResourceInstance::unprotected, this, &ResourceTab::onUnprotected);
    // Queued: they come in the middle of one of the engine's calls.
    connect(instance, &ResourceInstance::linkRefused, m_links, &LinkOffers::consider,
        Qt::QueuedConnection);
    connect(instance, &ResourceInstance::pageMissing, this, &ResourceTab::onPageMissing,
        Qt::QueuedConnection);
    connect(instance, &ResourceInstance::emptied, m_wayBack, &WayBack::sayEmpty);
}

void ResourceTab::onCrashed()
{
    closeDialogs();
    m_crashes.take(limits::maxCrashesPerMinute);
    if (m_crashes.count() < limits::maxCrashesPerMinute) {
        showNotice(tr("This resource has crashed. Its connections are closed. "
                      "It starts again in a moment."));
        m_restart.start();
    } else {
        showNotice(tr("This resource has crashed %n times within a minute, so it does not start "
                      "again by itself. Its connections are closed.",
            nullptr, limits::maxCrashesPerMinute));
    }
    Q_EMIT crashed();
}

void ResourceTab::onExceeded(Excess excess)
{
    closeDialogs();
    m_removal.start();
    showNotice(stopText(excess));
    Q_EMIT stopped();
}

void ResourceTab::onUnprotected()
{
    m_removal.start();
    showNotice(
        tr("This resource was not opened. The web engine of this computer does not apply the "
           "rules that keep it off the network. Update Portcullis and Qt WebEngine."));
    Q_EMIT stopped();
}

//! Where it begins there is nothing to be seen; any other document lives on.
void ResourceTab::onPageMissing(const QUrl& url)
{
    const QString path = refused_navigation::shownPath(url);
    if (url != schemes::resourceUrl(resourceId(), m_resource.manifest.entry))
        m_wayBack->sayMissing(path);
    else
        showNotice(tr("This resource cannot be shown: its page %1 is missing. Install it again, or "
                      "ask its author.")
                       .arg(path));
}

void ResourceTab::removeInstance()
{
    m_view->setPage(nullptr);
    m_instance.reset();
    updateConnections();
}

void ResourceTab::setPermissions(const Permissions& permissions)
{
    m_permissions = permissions;
    if (m_instance)
        m_instance->setPermissions(effectivePermissions());
    m_status->setGrants(grantsText());
}

void ResourceTab::offerUpdate(const QString& version)
{
    m_update->setText(tr("Version %1 is installed. Reload to use it.").arg(version));
    m_update->show();
}

void ResourceTab::showDeveloperTools()
{
    if (!m_instance)
        return;
    if (!m_tools)
        m_tools = new DeveloperTools(m_resource.manifest.name, this);
    m_tools->inspect(m_instance->page());
    m_tools->show();
    m_tools->activateWindow();
}

Permissions ResourceTab::effectivePermissions() const
{
    Permissions permissions = m_permissions;
    for (const HostPattern& host : m_allowedOnce)
        permissions.hosts.allow(host);
    if (!m_mayAsk)
        permissions.hosts.setUnlisted(HostPolicy::Unlisted::Denied);
    return permissions;
}

void ResourceTab::askForHosts()
{
    std::vector<HostPattern> undecided;
    if (m_instance) {
        for (const ConnectionInfo& connection : m_instance->connections()) {
            if (connection.isUndecided)
                undecided.push_back(HostPattern::of(connection.url.originUrl()));
        }
    }
    m_question->setHosts(undecided);
}

void ResourceTab::onHostAnswered(const HostPattern& host, HostQuestion::Answer answer)
{
    if (answer == HostQuestion::Answer::Once)
        m_allowedOnce.push_back(host);
    else if (answer == HostQuestion::Answer::Always)
        m_permissions.hosts.allow(host);
    else
        m_permissions.hosts.refuse(host);
    setPermissions(m_permissions);
    if (answer != HostQuestion::Answer::Once)
        Q_EMIT hostDecided(
            host, answer == HostQuestion::Answer::Always ? Choice::Granted : Choice::Refused);
}

QPixmap ResourceTab::screenshot() const
{
    return m_view->grab();
}

QString ResourceTab::connectionText() const
{
    return portcullis::connectionText(
        m_instance ? m_instance->connections() : std::vector<ConnectionInfo>());
}

QString ResourceTab::noticeText() const
{
    if (m_content->currentWidget() == m_notice)
        return m_notice->text();
    for (const Notice* const bar : {m_silence, static_cast<Notice*>(m_wayBack)}) {
        if (!bar->isHidden())
            return bar->text();
    }
    return {};
}

void ResourceTab::addNotices()
{
    connect(m_wayBack, &WayBack::restartRequested, this, &ResourceTab::reload);
    m_silence->hide();
    m_silence->setText(tr("This resource does not respond."));
    connect(m_silence->addButton(tr("Wait")), &QPushButton::clicked, this, [this] {
        m_silence->hide();
        m_instance->wait();
    });
    for (Notice* const notice : {m_silence, m_notice}) {
        connect(notice->addButton(tr("Reload")), &QPushButton::clicked, this, &ResourceTab::reload);
        connect(notice->addButton(tr("Close")), &QPushButton::clicked, this,
            &ResourceTab::closeRequested);
    }
    m_update->hide();
    connect(m_update->addButton(tr("Reload")), &QPushButton::clicked, this,
        &ResourceTab::updateRequested);
}

void ResourceTab::addContent()
{
    addNotices();
    connect(m_question, &HostQuestion::answered, this, &ResourceTab::onHostAnswered);
    connect(m_question, &HostQuestion::activeChanged, this, &ResourceTab::asks);
    connect(m_question, &HostQuestion::gaveUp, this, [this] {
        m_mayAsk = false;
        setPermissions(m_permissions);
    });
    m_status->setGrants(grantsText());
    connect(m_status, &StatusLine::reloadRequested, this, &ResourceTab::reload);
    m_content->addWidget(m_view);
    m_content->addWidget(m_notice);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_update);
    column->addWidget(new NewerEngineNotice(m_resource.manifest, this));
    column->addWidget(m_question);
    column->addWidget(m_silence);
    column->addWidget(m_wayBack);
    column->addLayout(m_content, 1);
    column->addWidget(m_status);
}

//! \brief For files and colors, which the engine opens where the user has clicked.
//!
//! They answer to the page; for the one for files, see InstanceDeleter.
void ResourceTab::closeDialogs()
{
    for (QDialog* const dialog : m_view->findChildren<QDialog*>())
        dialog->reject();
}

void ResourceTab::showNotice(const QString& text)
{
    m_silence->hide();
    m_wayBack->hide();
    m_notice->setText(text);
    m_content->setCurrentWidget(m_notice);
}

QString ResourceTab::grantsText() const
{
    if (m_permissions.granted.empty())
        return tr("May not connect");
    if (m_services.anyHost)
        return tr("May connect to every host, this computer included (--any-host)");
    return m_mayAsk ? tr("May connect to servers")
                    : tr("Has asked for too many servers: new ones are refused");
}

void ResourceTab::updateConnections()
{
    askForHosts();
    m_status->setConnections(connectionText());
}

} // namespace portcullis
