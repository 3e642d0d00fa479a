#include "app/ui/main_window.h"

#include "app/ui/consent_dialog.h"
#include "app/ui/library_page.h"
#include "app/ui/monitor/monitor_page.h"
#include "app/ui/monitor/open_resources.h"
#include "app/ui/resource_icon.h"
#include "app/ui/resource_tab.h"

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
    : QMainWindow(parent), m_store(std::move(store)), m_services(services),
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
    auto* const monitor = new QToolButton(m_tabs);
    monitor->setText(tr("Connections"));
    monitor->setToolTip(tr("What resources are connected to (Ctrl+M)"));
    monitor->setAutoRaise(true);
    connect(monitor, &QToolButton::clicked, this, &MainWindow::showMonitor);
    m_tabs->setCornerWidget(monitor);
    addShortcuts();
}

//! Before what the monitor among the tabs shows.
MainWindow::~MainWindow()
{
    delete m_tabs;
}

void MainWindow::openResource(const Resource& resource)
{
    if (const int open = tabOf(resource.manifest.id); open >= 0) {
        m_tabs->setCurrentIndex(open);
        return;
    }
    const std::optional<CapabilitySet> granted
        = decideWithUser(m_store, resource.manifest.id, resource, this);
    if (!granted)
        return;
    auto* const tab = new ResourceTab(resource, *granted, m_services, m_tabs);
    // Queued: the button that asks for it is part of the tab.
    connect(
        tab, &ResourceTab::closeRequested, this, [this, tab] { closeTab(m_tabs->indexOf(tab)); },
        Qt::QueuedConnection);
    m_open->add({resource.manifest.id, resource.manifest.name, &tab->monitor()});
    const int index = m_tabs->addTab(
        tab, QIcon(iconOf(resource, tabIconSize, devicePixelRatioF())), resource.manifest.name);
    m_tabs->setCurrentIndex(index);
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    add(QKeySequence::Close, [this] { closeTab(m_tabs->currentIndex()); });
    add(QKeySequence(QStringLiteral("Ctrl+M")), [this] { showMonitor(); });
    add(QKeySequence::Quit, [this] { close(); });
    add(QKeySequence::Refresh, [this] {
        if (ResourceTab* const tab = currentResource())
            tab->reload();
    });
}

void MainWindow::closeTab(int index)
{
    QWidget* const tab = m_tabs->widget(index);
    if (!qobject_cast<ResourceTab*>(tab) && !qobject_cast<MonitorPage*>(tab))
        return;
    m_tabs->removeTab(index);
    delete tab;
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
