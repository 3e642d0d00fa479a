#pragma once

namespace portcullis {

class ContactRecord;
class NetworkThread;
class SettingsStore;
class Theme;

//! \brief Lets what can change while the program runs follow \a settings: proxy and certificates
//! for new connections, the theme, and how long contacts are recorded.
//!
//! All must outlive the last change of \a settings.
void applyChanges(
    SettingsStore& settings, NetworkThread& network, ContactRecord& contacts, Theme& theme);

} // namespace portcullis
