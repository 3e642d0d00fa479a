#include "app/ui/resource_tab.h"

#include "app/ui/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <QWebEngineView>

namespace portcullis {
namespace {

QString hostOf(const QUrl& url)
{
    QString host = url.host();
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return url.port() < 0 ? host : QStringLiteral("%1:%2").arg(host).arg(url.port());
}

} // namespace

ResourceTab::ResourceTab(const Resource& resource, const CapabilitySet& granted,
    const ProgramServices& services, QWidget* parent)
    : QWidget(parent), m_resource(resource), m_granted(granted), m_services(services),
      m_view(new QWebEngineView(this)), m_content(new QStackedLayout)
{
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_content->addWidget(m_view);
    m_content->addWidget(createNotice());
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_content, 1);
    column->addWidget(createStatusLine());
    reload();
}

ResourceTab::~ResourceTab()
{
    // The page belongs to the instance, which is destroyed before the view, a child widget.
    m_view->setPage(nullptr);
}

void ResourceTab::reload()
{
    auto instance = std::make_unique<ResourceInstance>(m_resource, m_granted, m_services);
    connect(instance.get(), &ResourceInstance::consoleMessage, this, &ResourceTab::consoleMessage);
    connect(instance.get(), &ResourceInstance::connectionsChanged, this,
        &ResourceTab::updateConnections);
    connect(instance.get(), &ResourceInstance::crashed, this, [this] {
        showNotice(tr("This resource has crashed. Its connections are closed."));
        Q_EMIT crashed();
    });
    connect(instance.get(), &ResourceInstance::stopped, this, [this] {
        showNotice(tr("This resource was stopped: it did not read the answers it asked for."));
    });
    m_view->setPage(instance->page()); // before the former page is deleted
    m_instance = std::move(instance);
    m_content->setCurrentIndex(0);
    m_instance->load();
    updateConnections();
}

void ResourceTab::setGranted(const CapabilitySet& granted)
{
    m_granted = granted;
    m_instance->setGranted(granted);
    updateGrants();
}

QPixmap ResourceTab::screenshot() const
{
    return m_view->grab();
}

QString ResourceTab::connectionText() const
{
    QStringList hosts;
    for (const ConnectionInfo& connection : m_instance->connections()) {
        QString host = hostOf(connection.url);
        if (connection.state == WsConnection::State::Connecting)
            host = tr("%1 (connecting)").arg(host);
        else if (connection.state == WsConnection::State::Reconnecting)
            host = tr("%1 (lost, trying again)").arg(host);
        hosts << host;
    }
    const int count = int(hosts.size());
    hosts.removeDuplicates();
    if (count == 0)
        return tr("No connections");
    if (count == 1)
        return tr("Connected to %1").arg(hosts.first());
    return tr("%1 connections: %2").arg(count).arg(hosts.join(QStringLiteral(", ")));
}

QWidget* ResourceTab::createNotice()
{
    auto* const notice = new QWidget(this);
    auto* const column = new QVBoxLayout(notice);
    column->setSpacing(16);
    m_noticeText = new QLabel(notice);
    m_noticeText->setAlignment(Qt::AlignCenter);
    m_noticeText->setWordWrap(true);
    auto* const again = new QPushButton(tr("Reload"), notice);
    connect(again, &QPushButton::clicked, this, &ResourceTab::reload);
    column->addStretch();
    column->addWidget(m_noticeText);
    column->addWidget(again, 0, Qt::AlignCenter);
    column->addStretch();
    return notice;
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

void ResourceTab::showNotice(const QString& text)
{
    m_noticeText->setText(text);
    m_content->setCurrentIndex(1);
}

void ResourceTab::updateGrants()
{
    if (m_granted.empty())
        m_grants->setText(tr("May not connect"));
    else if (m_services.anyHost)
        m_grants->setText(tr("May connect to every host, this computer included (--any-host)"));
    else
        m_grants->setText(tr("May connect to servers"));
}

void ResourceTab::updateConnections()
{
    m_connections->setText(connectionText());
    m_connections->setToolTip(m_connections->text());
}

} // namespace portcullis
