#pragma once

#include "app/engine/program_services.h"
#include "app/library/grant_store.h"

#include <QKeySequence>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QTabWidget;
QT_END_NAMESPACE

namespace portcullis {

class Library;
class OpenResources;

//! \brief The buttons, and keys, that show the pages about all resources: permissions, connections
//! and settings. Each page is a tab, once.
class PageButtons : public QWidget {
    Q_OBJECT

public:
    //! All must outlive it. The pages go into \a tabs.
    PageButtons(QTabWidget& tabs, Library& library, const GrantStore& grants,
        OpenResources& resources, const ProgramServices& services);

    //! Shows the end of the settings, which says what this program and its engine are.
    void showAbout();

private:
    using Action = void (PageButtons::*)();

    void add(const QString& text, const QString& tip, const QKeySequence& keys, Action action);
    template <typename Page, typename Make> void showPage(const QString& title, Make make);
    void showPermissions();
    void showMonitor();
    void showSettings();

    QTabWidget& m_tabs;
    Library& m_library;
    GrantStore m_grants;
    OpenResources& m_resources;
    ContactRecord* m_contacts;
    SettingsStore* m_settings;
};

} // namespace portcullis
