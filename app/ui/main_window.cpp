#include "app/ui/main_window.h"

#include "app/settings/settings_store.h"
#include "app/ui/consent_dialog.h"
#include "app/ui/library_page.h"
#include "app/ui/monitor/monitor_page.h"
#include "app/ui/monitor/open_resources.h"
#include "app/ui/resource_icon.h"
#include "app/ui/resource_tab.h"
#include "app/ui/settings_page.h"

#include <QHBoxLayout>
#include <QMessageBox>
#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

namespace portcullis {
namespace {

constexpr QSize initialSize{1120, 780};
constexpr int tabIconSize = 16;

} // namespace

MainWindow::MainWindow(const ResourceLibrary& library, GrantStore store,
    const ProgramServices& services, QWidget* parent)
    : QMainWindow(parent), m_store(std::move(store)), m_watcher(m_store), m_services(services),
      m_open(new OpenResources(this)), m_tabs(new QTabWidget(this))
{
    setWindowTitle(tr("Portcullis"));
    resize(initialSize);
    setCentralWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    auto* const page = new LibraryPage(library, m_tabs);
    m_tabs->addTab(page, tr("Library"));
    // The library stays: it gets no button to close it.
    for (const QTabBar::ButtonPosition side : {QTabBar::LeftSide, QTabBar::RightSide})
        m_tabs->tabBar()->setTabButton(0, side, nullptr);
    connect(page, &LibraryPage::openRequested, this, &MainWindow::openResource);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &MainWindow::closeTab);
    connect(&m_watcher, &GrantWatcher::changed, this, &MainWindow::applyDecisions);
    if (SettingsStore* const settings = m_services.settings)
        connect(settings, &SettingsStore::changed, this,
            [this, settings] { m_services.limits = settings->current().limits; });
    addCornerButtons();
    addShortcuts();
}

MainWindow::~MainWindow() = default;

void MainWindow::openResource(const Resource& resource)
{
    if (const int open = tabOf(resource.manifest.id); open >= 0) {
        m_tabs->setCurrentIndex(open);
        return;
    }
    if (const auto decisions = decideWithUser(m_store, resource.manifest.id, resource, this))
        addTab(resource, *decisions);
}

void MainWindow::addTab(const Resource& resource, const Decisions& decisions)
{
    auto* const tab = new ResourceTab(resource,
        permissionsOf(resource.manifest, decisions, HostPolicy::Unlisted::Undecided), m_services,
        m_tabs);
    // Queued: the button that asks for it is part of the tab.
    connect(
        tab, &ResourceTab::closeRequested, this, [this, tab] { closeTab(m_tabs->indexOf(tab)); },
        Qt::QueuedConnection);
    connect(tab, &ResourceTab::hostDecided, this,
        [this, id = resource.manifest.id](
            const HostPattern& host, Choice choice) { saveHost(id, host, choice); });
    connect(tab, &ResourceTab::asks, this, [this, tab](bool isAsking) {
        m_tabs->setTabText(m_tabs->indexOf(tab),
            isAsking ? tr("%1 (asks)").arg(tab->resource().manifest.name)
                     : tab->resource().manifest.name);
    });
    m_open->add({resource.manifest.id, resource.manifest.name, &tab->monitor()});
    const int index = m_tabs->addTab(
        tab, QIcon(iconOf(resource, tabIconSize, devicePixelRatioF())), resource.manifest.name);
    m_tabs->setCurrentIndex(index);
}

void MainWindow::addCornerButtons()
{
    auto* const corner = new QWidget(m_tabs);
    auto* const row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [this, corner, row](const QString& text, const QString& tip, auto action) {
        auto* const button = new QToolButton(corner);
        button->setText(text);
        button->setToolTip(tip);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, action);
        row->addWidget(button);
    };
    add(tr("Connections"), tr("What resources are connected to (Ctrl+M)"),
        &MainWindow::showMonitor);
    if (m_services.settings)
        add(tr("Settings"), tr("What you can change (Ctrl+,)"), &MainWindow::showSettings);
    m_tabs->setCornerWidget(corner);
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    add(QKeySequence::Close, [this] { closeTab(m_tabs->currentIndex()); });
    add(QKeySequence(QStringLiteral("Ctrl+M")), [this] { showMonitor(); });
    add(QKeySequence(QStringLiteral("Ctrl+,")), [this] { showSettings(); });
    add(QKeySequence::Quit, [this] { close(); });
    add(QKeySequence::Refresh, [this] {
        if (ResourceTab* const tab = currentResource())
            tab->reload();
    });
}

void MainWindow::closeTab(int index)
{
    QWidget* const tab = m_tabs->widget(index);
    if (!qobject_cast<ResourceTab*>(tab) && !qobject_cast<MonitorPage*>(tab)
        && !qobject_cast<SettingsPage*>(tab))
        return;
    m_tabs->removeTab(index);
    delete tab;
}

//! The decisions have changed, here or in another process.
void MainWindow::applyDecisions()
{
    const std::map<QString, Decisions> all = m_store.all();
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto* const tab = qobject_cast<ResourceTab*>(m_tabs->widget(i));
        if (!tab)
            continue;
        const auto found = all.find(tab->resourceId());
        tab->setPermissions(permissionsOf(tab->resource().manifest,
            found == all.end() ? Decisions() : found->second, HostPolicy::Unlisted::Undecided));
    }
}

void MainWindow::saveHost(const QString& key, const HostPattern& host, Choice choice)
{
    const auto saved = m_store.update(
        key, [&](Decisions& decisions) { decisions.hosts[host.toString()] = choice; });
    if (!saved)
        QMessageBox::warning(this, tr("Portcullis"), saved.error());
}

void MainWindow::showMonitor()
{
    auto* page = m_tabs->findChild<MonitorPage*>();
    if (!page) {
        page = new MonitorPage(*m_open, m_services.contacts, m_tabs);
        m_tabs->addTab(page, tr("Connections"));
    }
    m_tabs->setCurrentWidget(page);
}

void MainWindow::showSettings()
{
    if (!m_services.settings)
        return;
    auto* page = m_tabs->findChild<SettingsPage*>();
    if (!page) {
        page = new SettingsPage(*m_services.settings, m_tabs);
        m_tabs->addTab(page, tr("Settings"));
    }
    m_tabs->setCurrentWidget(page);
}

ResourceTab* MainWindow::currentResource() const
{
    return qobject_cast<ResourceTab*>(m_tabs->currentWidget());
}

int MainWindow::tabOf(const QString& resourceId) const
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        const auto* const tab = qobject_cast<ResourceTab*>(m_tabs->widget(i));
        if (tab && tab->resourceId() == resourceId)
            return i;
    }
    return -1;
}

} // namespace portcullis
