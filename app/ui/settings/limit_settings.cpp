#include "app/ui/settings/limit_settings.h"

#include "app/ui/settings/limit_field.h"

namespace portcullis {

LimitSettings::LimitSettings(SettingsStore& store, QWidget* parent)
    : SettingsSection(tr("Limits"), tr("For all resources that you open from now on."), parent)
{
    for (const AdjustableLimit& limit : adjustableLimits())
        add(new LimitField(limit, store, this));
}

} // namespace portcullis
