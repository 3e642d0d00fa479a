#include "app/ui/settings/live_settings.h"

#include "app/engine/network_thread.h"
#include "app/history/contact_record.h"
#include "app/links/link_opener.h"
#include "app/settings/settings_store.h"
#include "app/theme/theme.h"

namespace portcullis {

void applyChanges(SettingsStore& settings, NetworkThread& network, ContactRecord& contacts,
    Theme& theme, LinkOpener& links)
{
    const auto apply = [&settings, &network, &contacts, &theme, &links] {
        const Settings& current = settings.current();
        network.setSettings(current.network);
        theme.setChoice(current.theme);
        links.setOffering(current.offerLinks);
        if (contacts.keepDays() != current.historyDays)
            contacts.setKeepDays(current.historyDays);
    };
    QObject::connect(&settings, &SettingsStore::changed, &settings, apply);
}

} // namespace portcullis
