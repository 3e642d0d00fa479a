#include "app/ui/page_buttons.h"

#include "app/library/library.h"
#include "app/ui/monitor/monitor_page.h"
#include "app/ui/permissions_page.h"
#include "app/ui/settings_page.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QTabWidget>
#include <QToolButton>

namespace portcullis {

PageButtons::PageButtons(QTabWidget& tabs, Library& library, const GrantStore& grants,
    OpenResources& resources, const ProgramServices& services)
    : QWidget(&tabs), m_tabs(tabs), m_library(library), m_grants(grants), m_resources(resources),
      m_contacts(services.contacts), m_settings(services.settings)
{
    setObjectName(QStringLiteral("pageButtons"));
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 8, 4);
    row->setSpacing(0);
    add(tr("Permissions"), tr("What you have allowed to anyone (%1)"), QStringLiteral("Ctrl+P"),
        &PageButtons::showPermissions);
    add(tr("Connections"), tr("What resources are connected to (%1)"), QStringLiteral("Ctrl+M"),
        &PageButtons::showMonitor);
    if (m_settings)
        add(tr("Settings"), tr("What you can change (%1)"), QStringLiteral("Ctrl+,"),
            &PageButtons::showSettings);
}

//! \param tip with a place for the keys.
void PageButtons::add(
    const QString& text, const QString& tip, const QKeySequence& keys, Action action)
{
    auto* const button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip.arg(keys.toString(QKeySequence::NativeText)));
    button->setAutoRaise(true);
    connect(button, &QToolButton::clicked, this, action);
    connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    layout()->addWidget(button);
}

//! Shows the one page of that kind, which \a make creates at first.
template <typename Page, typename Make> void PageButtons::showPage(const QString& title, Make make)
{
    auto* page = m_tabs.findChild<Page*>();
    if (!page) {
        page = make();
        m_tabs.addTab(page, title);
    }
    m_tabs.setCurrentWidget(page);
}

void PageButtons::showPermissions()
{
    showPage<PermissionsPage>(
        tr("Permissions"), [this] { return new PermissionsPage(m_library, m_grants, &m_tabs); });
}

void PageButtons::showMonitor()
{
    const auto nameOf = [this](const QString& id) {
        const LibraryItem* const item = m_library.find(id);
        return item ? item->resource.manifest.name : id;
    };
    showPage<MonitorPage>(tr("Connections"),
        [&] { return new MonitorPage(m_resources, m_contacts, nameOf, &m_tabs); });
}

void PageButtons::showSettings()
{
    showPage<SettingsPage>(
        tr("Settings"), [this] { return new SettingsPage(*m_settings, &m_tabs); });
}

void PageButtons::showAbout()
{
    if (!m_settings)
        return;
    showSettings();
    m_tabs.findChild<SettingsPage*>()->showAbout();
}

} // namespace portcullis
