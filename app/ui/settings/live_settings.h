#pragma once

namespace portcullis {

class ContactRecord;
class LinkOpener;
class NetworkThread;
class SettingsStore;
class Theme;

//! \brief Lets what can change while the program runs follow \a settings: proxy and certificates
//! for new connections, the theme, how long contacts are recorded, and whether links are offered.
//!
//! All must outlive the last change of \a settings.
void applyChanges(SettingsStore& settings, NetworkThread& network, ContactRecord& contacts,
    Theme& theme, LinkOpener& links);

} // namespace portcullis
