#include "app/ui/resource_tab.h"

#include "app/ui/connection_text.h"
#include "app/ui/developer_tools.h"
#include "app/ui/labels.h"
#include "app/ui/notice.h"
#include "bridge/core/limits.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <QWebEngineView>

namespace portcullis {
namespace {

QString stopText(Excess excess)
{
    switch (excess) {
    case Excess::UnreadAnswers:
        return ResourceTab::tr(
            "This resource was stopped: it did not read the answers it asked for.");
    case Excess::Requests:
        return ResourceTab::tr("This resource was stopped: it asked for more than it may.");
    case Excess::ConsoleLines:
        return ResourceTab::tr(
            "This resource was stopped: it wrote too many lines to its console.");
    case Excess::Loads:
        return ResourceTab::tr("This resource was stopped: it loaded too many files.");
    case Excess::Documents:
        return ResourceTab::tr("This resource was stopped: it reloaded itself too often.");
    case Excess::Unanswered:
        return ResourceTab::tr(
            "This resource was stopped: it sent more than the program could take.");
    }
    Q_UNREACHABLE();
}

} // namespace

ResourceTab::ResourceTab(const Resource& resource, const Permissions& permissions,
    const ProgramServices& services, QWidget* parent)
    : QWidget(parent), m_resource(resource), m_permissions(permissions), m_services(services),
      m_view(new QWebEngineView(this)), m_content(new QStackedLayout),
      m_notice(new Notice(Notice::Shape::Page, this)),
      m_silence(new Notice(Notice::Shape::Bar, this)),
      m_question(new HostQuestion(resource.manifest.name, this)),
      m_update(new Notice(Notice::Shape::Bar, this)), m_restart(this)
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
    m_silence->hide();
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
    updateGrants();
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
    return m_silence->isHidden() ? QString() : m_silence->text();
}

void ResourceTab::addContent()
{
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
    connect(m_question, &HostQuestion::answered, this, &ResourceTab::onHostAnswered);
    connect(m_question, &HostQuestion::activeChanged, this, &ResourceTab::asks);
    connect(m_question, &HostQuestion::gaveUp, this, [this] {
        m_mayAsk = false;
        setPermissions(m_permissions);
    });
    m_update->hide();
    connect(m_update->addButton(tr("Reload")), &QPushButton::clicked, this,
        &ResourceTab::updateRequested);
    m_content->addWidget(m_view);
    m_content->addWidget(m_notice);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_update);
    column->addWidget(m_question);
    column->addWidget(m_silence);
    column->addLayout(m_content, 1);
    column->addWidget(createStatusLine());
}

QWidget* ResourceTab::createStatusLine()
{
    auto* const line = new QFrame(this);
    line->setObjectName(QStringLiteral("statusLine"));
    auto* const row = new QHBoxLayout(line);
    row->setContentsMargins(12, 4, 6, 4);
    m_connections = new QLabel(line);
    m_connections->setTextFormat(Qt::PlainText);
    m_connections->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_grants = mutedLabel({}, line);
    m_grants->setWordWrap(false);
    updateGrants();
    auto* const reloadButton = new QPushButton(tr("Reload"), line);
    reloadButton->setFlat(true);
    connect(reloadButton, &QPushButton::clicked, this, &ResourceTab::reload);
    row->addWidget(m_connections, 1);
    row->addWidget(m_grants);
    row->addWidget(reloadButton);
    return line;
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
    m_notice->setText(text);
    m_content->setCurrentWidget(m_notice);
}

void ResourceTab::updateGrants()
{
    if (m_permissions.granted.empty())
        m_grants->setText(tr("May not connect"));
    else if (m_services.anyHost)
        m_grants->setText(tr("May connect to every host, this computer included (--any-host)"));
    else if (!m_mayAsk)
        m_grants->setText(tr("Has asked for too many servers: new ones are refused"));
    else
        m_grants->setText(tr("May connect to servers"));
}

void ResourceTab::updateConnections()
{
    askForHosts();
    m_connections->setText(connectionText());
    m_connections->setToolTip(m_connections->text());
}

} // namespace portcullis
