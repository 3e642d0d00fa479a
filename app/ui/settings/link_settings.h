#pragma once

#include "app/ui/settings/settings_section.h"

namespace portcullis {

class SettingsStore;

//! \brief Whether links of resources are offered to be opened in other programs.
class LinkSettings : public SettingsSection {
    Q_OBJECT

public:
    //! \a store must outlive it.
    explicit LinkSettings(SettingsStore& store, QWidget* parent = nullptr);
};

} // namespace portcullis
