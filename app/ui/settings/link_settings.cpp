#include "app/ui/settings/link_settings.h"

#include "app/settings/settings_store.h"
#include "app/ui/settings/setting_field.h"

#include <QCheckBox>

namespace portcullis {

LinkSettings::LinkSettings(SettingsStore& store, QWidget* parent)
    : SettingsSection(tr("Links"),
        tr("A resource opens no web page and no message by itself. If you click a link to one, you "
           "can be asked whether to open it in another program. A change takes effect at once."),
        parent)
{
    auto* const box = new QCheckBox(this);
    box->setObjectName(QStringLiteral("offerLinks"));
    box->setChecked(store.written().offerLinks);
    auto* const field = new SettingField(tr("Ask &about links that I click"), box, this);
    add(field);
    connect(box, &QCheckBox::toggled, this, [&store, field](bool isOn) {
        field->showSaved(
            store.change([isOn](WrittenSettings& written) { written.offerLinks = isOn; }));
    });
}

} // namespace portcullis
