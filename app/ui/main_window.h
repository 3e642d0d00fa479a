#pragma once

#include "app/engine/program_services.h"
#include "app/library/grant_store.h"
#include "app/library/grant_watcher.h"
#include "app/library/library.h"
#include "bridge/session/engine_version.h"

#include <QDate>
#include <QMainWindow>

QT_BEGIN_NAMESPACE
class QTabWidget;
QT_END_NAMESPACE

namespace portcullis {

class EngineNotice;
class Installer;
class LibraryPage;
class OpenResources;
class ResourceTab;
struct WindowState;

//! \brief The window: the library as its first tab, a tab for each open resource, and pages about
//! all of them.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    //! \a library must outlive it.
    MainWindow(Library& library, const GrantStore& grants, const ProgramServices& services,
        QWidget* parent = nullptr);
    ~MainWindow() override;

    //! \brief Shows the tab of that resource; opens it first, after asking what it may do, if it
    //! has none.
    void openResource(const QString& id);

    //! \brief Installs each of \a targets that is a file or folder, and opens each that is an id.
    void openTargets(const QStringList& targets);

    //! Comes to the front.
    void callAttention();

    //! \brief Says above the tabs if \a engine is old on the day \a today, and restore() did not
    //! restore that it was said.
    void judgeEngine(const EngineVersion& engine, const QDate& today);

    //! What is open, and where the window is.
    WindowState state() const;

    //! Opens what was open, without asking anything.
    void restore(const WindowState& state);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void createContent();
    void createTabs();
    void addShortcuts();
    //! What was decided, as it is to be used even if it could not be saved.
    struct Decided {
        GrantKey key;
        Decisions decisions;
    };

    const LibraryItem* findToOpen(const QString& id);
    bool isOpenable(const LibraryItem& item);
    void askToOpen(const LibraryItem& item, const Decided& known);
    void onAnswered(const Resource& resource, const Decided& known, const Decisions& decided);
    void addTab(const LibraryItem& item, const Decided& decided, int index = -1);
    void connectTab(ResourceTab* tab);
    void closeTab(int index);
    void replaceTab(ResourceTab* tab);
    void followLibrary();
    void followItem(ResourceTab* tab);
    void applyDecisions();
    ResourceTab* currentResource() const;
    std::vector<ResourceTab*> resourceTabs() const;
    ResourceTab* tabOf(const QString& id) const;

    Library& m_library;
    GrantStore m_grants;
    GrantWatcher m_watcher;
    ProgramServices m_services;
    Installer* m_installer;
    OpenResources* m_open;
    EngineNotice* m_engineNotice;
    QTabWidget* m_tabs;
    LibraryPage* m_libraryPage;
};

} // namespace portcullis
