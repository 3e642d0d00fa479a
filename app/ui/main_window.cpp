#include "app/ui/main_window.h"

#include "app/settings/settings_store.h"
#include "app/ui/consent_dialog.h"
#include "app/ui/engine_notice.h"
#include "app/ui/library/installer.h"
#include "app/ui/library/library_page.h"
#include "app/ui/library/package_words.h"
#include "app/ui/monitor/open_resources.h"
#include "app/ui/page_buttons.h"
#include "app/ui/resource_icon.h"
#include "app/ui/resource_tab.h"
#include "app/ui/warning.h"
#include "app/ui/window_state.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPointer>
#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace portcullis {
namespace {

constexpr QSize initialSize{1120, 780};
constexpr int tabIconSize = 16;

QStringList localPaths(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

//! A name for a tab: a stranger's text is not to be taken for a shortcut.
QString tabText(const QString& name)
{
    return QString(name).replace(u'&', QLatin1String("&&"));
}

} // namespace

MainWindow::MainWindow(
    Library& library, const GrantStore& grants, const ProgramServices& services, QWidget* parent)
    : QMainWindow(parent), m_library(library), m_grants(grants), m_watcher(grants),
      m_services(services), m_installer(new Installer(library, grants, services.contacts, this)),
      m_open(new OpenResources(this)), m_engineNotice(new EngineNotice(this)),
      m_tabs(new QTabWidget(this)),
      m_libraryPage(new LibraryPage(library, *m_installer, grants, services.contacts, m_tabs))
{
    setWindowTitle(tr("Portcullis"));
    resize(initialSize);
    setAcceptDrops(true);
    createContent();
    addShortcuts();
    connect(m_libraryPage, &LibraryPage::openRequested, this, &MainWindow::openResource);
    connect(&m_library, &Library::changed, this, &MainWindow::followLibrary);
    connect(&m_watcher, &GrantWatcher::changed, this, &MainWindow::applyDecisions);
    if (SettingsStore* const store = m_services.settings)
        connect(store, &SettingsStore::changed, this,
            [this, store] { m_services.limits = store->current().limits; });
}

MainWindow::~MainWindow()
{
    m_installer->finish();
    delete m_tabs; // before what the monitor among them shows
}

void MainWindow::createContent()
{
    auto* const content = new QWidget(this);
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_engineNotice);
    column->addWidget(m_tabs);
    setCentralWidget(content);
    createTabs();
    auto* const buttons = new PageButtons(*m_tabs, m_library, m_grants, *m_open, m_services);
    m_tabs->setCornerWidget(buttons);
    connect(m_engineNotice, &EngineNotice::detailsRequested, buttons, &PageButtons::showAbout);
}

void MainWindow::createTabs()
{
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->addTab(m_libraryPage, tr("Library"));
    // The library stays: it gets no button to close it.
    for (const QTabBar::ButtonPosition side : {QTabBar::LeftSide, QTabBar::RightSide})
        m_tabs->tabBar()->setTabButton(0, side, nullptr);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &MainWindow::closeTab);
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    add(QKeySequence::Close, [this] { closeTab(m_tabs->currentIndex()); });
    add(QKeySequence::Quit, [this] { close(); });
    add(QKeySequence::Refresh, [this] {
        if (ResourceTab* const tab = currentResource())
            tab->reload();
    });
    add(QKeySequence(Qt::Key_F12), [this] {
        if (ResourceTab* const tab = currentResource())
            tab->showDeveloperTools();
    });
    for (int i = 0; i < 9; ++i)
        add(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + i)),
            [this, i] { m_tabs->setCurrentIndex(i); });
}

void MainWindow::openResource(const QString& id)
{
    const LibraryItem* const item = findToOpen(id);
    if (!item)
        return;
    const Decided known{item->key(), m_grants.find(item->key())};
    if (known.decisions.cover(item->resource.manifest))
        addTab(*item, known);
    else
        askToOpen(*item, known);
}

void MainWindow::askToOpen(const LibraryItem& item, const Decided& known)
{
    if (isAskingFor(item.id(), ConsentRequest::Occasion::Open, *this))
        return;
    ConsentRequest request;
    request.resource = item.resource;
    request.known = known.decisions;
    auto* const dialog = new ConsentDialog(request, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, known, resource = item.resource] {
        onAnswered(resource, known, dialog->decisions());
    });
    dialog->open();
}

//! Asking may have taken its time, in which much can happen to the resource.
void MainWindow::onAnswered(
    const Resource& resource, const Decided& known, const Decisions& decided)
{
    const QString& id = resource.manifest.id;
    const auto saved = m_grants.save(known.key, UserAnswer::between(known.decisions, decided));
    if (saved) {
        openResource(id);
        return;
    }
    const LibraryItem* const item = findToOpen(id);
    if (item && item->key() == known.key && decided.cover(item->resource.manifest))
        addTab(*item, {known.key, decided});
    showWarning(this, unsavedText(saved.error()));
}

//! Null if it is open, which is shown, or cannot be opened, which is told.
const LibraryItem* MainWindow::findToOpen(const QString& id)
{
    if (ResourceTab* const open = tabOf(id)) {
        m_tabs->setCurrentWidget(open);
        return nullptr;
    }
    const LibraryItem* const item = m_library.find(id);
    if (!item)
        showWarning(this, tr("%1 is not installed.").arg(id));
    return item && isOpenable(*item) ? item : nullptr;
}

bool MainWindow::isOpenable(const LibraryItem& item)
{
    const QString& name = item.resource.manifest.name;
    const bool isChanging = m_installer->isChanging(item.id());
    if (isChanging)
        showWarning(this, tr("%1 is being changed. Open it when that is done.").arg(name));
    else if (!item.isEnabled())
        showWarning(this, tr("%1 is disabled. Enable it among its details first.").arg(name));
    return item.isEnabled() && !isChanging;
}

void MainWindow::openTargets(const QStringList& targets)
{
    QStringList packages;
    for (const QString& target : targets) {
        if (QFileInfo::exists(target))
            packages << target;
        else
            openResource(target);
    }
    if (packages.isEmpty())
        return;
    m_tabs->setCurrentWidget(m_libraryPage);
    m_installer->install(packages);
}

void MainWindow::callAttention()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void MainWindow::addTab(const LibraryItem& item, const Decided& decided, int index)
{
    Resource resource = item.resource;
    GrantKey key = item.key();
    std::optional<VersionUse> use;
    if (item.entry) {
        Result<VersionUse, PackageError> used = m_library.store()->use(item.id());
        if (!used) {
            showWarning(this, sentenceOf(used.error()));
            return;
        }
        use.emplace(std::move(used).value());
        resource = {use->version().manifest, use->version().folder};
        key = GrantKey::of(item.id(), use->version().publisher, use->installation());
    }
    const Decisions decisions = key == decided.key ? decided.decisions : m_grants.find(key);
    auto* const tab = new ResourceTab(resource,
        permissionsOf(resource.manifest, decisions, HostPolicy::Unlisted::Undecided), m_services,
        m_tabs);
    tab->setKey(key);
    if (use)
        tab->keep(std::move(*use));
    connectTab(tab);
    m_open->add({resource.manifest.id, resource.manifest.name, &tab->monitor()});
    const QIcon icon(iconOf(resource, tabIconSize, devicePixelRatioF()));
    m_tabs->setCurrentIndex(m_tabs->insertTab(index, tab, icon, tabText(resource.manifest.name)));
}

void MainWindow::connectTab(ResourceTab* tab)
{
    // Queued: the buttons that ask for it are part of the tab.
    connect(
        tab, &ResourceTab::closeRequested, this,
        [this, closed = QPointer(tab)] {
            if (closed)
                closeTab(m_tabs->indexOf(closed));
        },
        Qt::QueuedConnection);
    connect(
        tab, &ResourceTab::updateRequested, this,
        [this, replaced = QPointer(tab)] {
            if (replaced)
                replaceTab(replaced);
        },
        Qt::QueuedConnection);
    connect(tab, &ResourceTab::hostDecided, this,
        [this, key = tab->key()](const HostPattern& host, Choice choice) {
            UserAnswer answer;
            answer.add(host, choice);
            if (const auto saved = m_grants.save(key, answer); !saved)
                showWarning(this, unsavedText(saved.error()));
        });
    connect(tab, &ResourceTab::asks, this, [this, tab](bool isAsking) {
        const QString name = tabText(tab->resource().manifest.name);
        m_tabs->setTabText(m_tabs->indexOf(tab), isAsking ? tr("%1 (asks)").arg(name) : name);
    });
}

void MainWindow::closeTab(int index)
{
    QWidget* const tab = m_tabs->widget(index);
    if (!tab || tab == m_libraryPage)
        return;
    m_tabs->removeTab(index);
    delete tab;
}

//! Opens the version that is installed now in the place of \a tab.
void MainWindow::replaceTab(ResourceTab* tab)
{
    const QString id = tab->resourceId();
    const LibraryItem* const item = m_library.find(id);
    if (!item || !isOpenable(*item))
        return;
    const int index = m_tabs->indexOf(tab);
    const Decided known{item->key(), m_grants.find(item->key())};
    closeTab(index);
    if (known.decisions.cover(item->resource.manifest))
        addTab(*item, known, index);
    else
        askToOpen(*item, known);
}

//! Something was installed, updated or removed, here or in another process.
void MainWindow::followLibrary()
{
    for (ResourceTab* const tab : resourceTabs())
        followItem(tab);
}

void MainWindow::followItem(ResourceTab* tab)
{
    const LibraryItem* const item = m_library.find(tab->resourceId());
    if (!item || !item->isEnabled()) {
        closeTab(m_tabs->indexOf(tab));
        return;
    }
    if (item->resource.folder != tab->resource().folder)
        tab->offerUpdate(item->resource.manifest.version);
}

//! The decisions have changed, here or in another process.
void MainWindow::applyDecisions()
{
    const GrantTable all = m_grants.all();
    for (ResourceTab* const tab : resourceTabs())
        tab->setPermissions(permissionsOf(tab->resource().manifest, decisionsFor(all, tab->key()),
            HostPolicy::Unlisted::Undecided));
}

void MainWindow::judgeEngine(const EngineVersion& engine, const QDate& today)
{
    m_engineNotice->judge(engine, today);
}

WindowState MainWindow::state() const
{
    WindowState state;
    state.geometry = saveGeometry();
    for (const ResourceTab* const tab : resourceTabs())
        state.open << tab->resourceId();
    if (const ResourceTab* const tab = currentResource())
        state.current = tab->resourceId();
    state.dismissedEngine = m_engineNotice->dismissed();
    return state;
}

void MainWindow::restore(const WindowState& state)
{
    restoreGeometry(state.geometry);
    m_engineNotice->setDismissed(state.dismissedEngine);
    for (const QString& id : state.open) {
        const LibraryItem* const item = m_library.find(id);
        if (!item || !item->isEnabled() || tabOf(id))
            continue;
        const Decided known{item->key(), m_grants.find(item->key())};
        if (known.decisions.cover(item->resource.manifest))
            addTab(*item, known);
    }
    QWidget* const current = tabOf(state.current);
    m_tabs->setCurrentWidget(current ? current : m_libraryPage);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localPaths(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_tabs->setCurrentWidget(m_libraryPage);
    m_installer->install(localPaths(*event->mimeData()));
}

ResourceTab* MainWindow::currentResource() const
{
    return qobject_cast<ResourceTab*>(m_tabs->currentWidget());
}

//! In the order in which they are seen.
std::vector<ResourceTab*> MainWindow::resourceTabs() const
{
    std::vector<ResourceTab*> tabs;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto* const tab = qobject_cast<ResourceTab*>(m_tabs->widget(i)))
            tabs.push_back(tab);
    }
    return tabs;
}

ResourceTab* MainWindow::tabOf(const QString& id) const
{
    for (ResourceTab* const tab : resourceTabs()) {
        if (tab->resourceId() == id)
            return tab;
    }
    return nullptr;
}

} // namespace portcullis
