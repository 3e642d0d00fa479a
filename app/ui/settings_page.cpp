#include "app/ui/settings_page.h"

#include "app/settings/settings_store.h"
#include "app/ui/labels.h"
#include "app/ui/settings/appearance_settings.h"
#include "app/ui/settings/certificate_settings.h"
#include "app/ui/settings/history_settings.h"
#include "app/ui/settings/limit_settings.h"
#include "app/ui/settings/proxy_settings.h"

#include <QLabel>
#include <QVBoxLayout>

namespace portcullis {
namespace {

constexpr int margin = 32;
constexpr int spacing = 16;
constexpr int maxWidth = 860;

} // namespace

SettingsPage::SettingsPage(SettingsStore& store, QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setObjectName(QStringLiteral("settings"));
    setAccessibleName(tr("Settings"));
    auto* const page = new QWidget(this);
    page->setMaximumWidth(maxWidth);
    auto* const column = new QVBoxLayout(page);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(spacing);
    column->addWidget(styledLabel(tr("Settings"), "pageTitle", page));
    column->addWidget(
        mutedLabel(tr("What you change here is saved in %1.").arg(store.file()), page));
    column->addWidget(new AppearanceSettings(store, page));
    column->addWidget(new ProxySettings(store, page));
    column->addWidget(new CertificateSettings(store, page));
    column->addWidget(new HistorySettings(store, page));
    column->addWidget(new LimitSettings(store, page));
    column->addStretch();
    setWidget(page);
}

} // namespace portcullis
