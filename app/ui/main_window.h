#pragma once

#include "app/engine/program_services.h"
#include "app/library/grant_store.h"
#include "app/library/grant_watcher.h"
#include "app/library/resource_library.h"

#include <QMainWindow>

QT_BEGIN_NAMESPACE
class QTabWidget;
QT_END_NAMESPACE

namespace portcullis {

class OpenResources;
class ResourceTab;

//! \brief The window: the library as its first tab, and a tab for each open resource.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(const ResourceLibrary& library, GrantStore store, const ProgramServices& services,
        QWidget* parent = nullptr);
    ~MainWindow() override;

    //! Shows the tab of \a resource; opens it first, after asking what it may do, if it has none.
    void openResource(const Resource& resource);

private:
    void addShortcuts();
    void closeTab(int index);
    void addTab(const Resource& resource, const Decisions& decisions);
    void applyDecisions();
    void saveHost(const QString& key, const HostPattern& host, Choice choice);
    ResourceTab* currentResource() const;
    int tabOf(const QString& resourceId) const;
    void showMonitor();
    void showSettings();
    void addCornerButtons();

    GrantStore m_store;
    GrantWatcher m_watcher;
    ProgramServices m_services;
    OpenResources* m_open;
    QTabWidget* m_tabs;
};

} // namespace portcullis
