#include "app/ui/settings_page.h"

#include "app/engine/engine_version.h"
#include "app/settings/settings_store.h"
#include "app/ui/labels.h"
#include "app/ui/settings/about_section.h"
#include "app/ui/settings/appearance_settings.h"
#include "app/ui/settings/certificate_settings.h"
#include "app/ui/settings/history_settings.h"
#include "app/ui/settings/limit_settings.h"
#include "app/ui/settings/link_settings.h"
#include "app/ui/settings/proxy_settings.h"

#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

namespace portcullis {

SettingsPage::SettingsPage(SettingsStore& store, QWidget* parent)
    : ColumnPage(parent), m_about(new AboutSection(runningEngine(), QDate::currentDate()))
{
    setObjectName(QStringLiteral("settings"));
    setAccessibleName(tr("Settings"));
    fill([this, &store](QVBoxLayout& column) {
        column.addWidget(styledLabel(tr("Settings"), "pageTitle", nullptr));
        column.addWidget(
            mutedLabel(tr("What you change here is saved in %1.").arg(store.file()), nullptr));
        column.addWidget(new AppearanceSettings(store));
        column.addWidget(new ProxySettings(store));
        column.addWidget(new CertificateSettings(store));
        column.addWidget(new HistorySettings(store));
        column.addWidget(new LinkSettings(store));
        column.addWidget(new LimitSettings(store));
        column.addWidget(m_about);
    });
}

void SettingsPage::showAbout()
{
    // The page may be new, and not laid out yet.
    QTimer::singleShot(0, this, [this] { ensureWidgetVisible(m_about); });
}

} // namespace portcullis
