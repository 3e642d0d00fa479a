#pragma once

#include "app/ui/settings/settings_section.h"

namespace portcullis {

class SettingsStore;

//! \brief The limits that the user can change for all resources.
class LimitSettings : public SettingsSection {
    Q_OBJECT

public:
    //! \a store must outlive it.
    explicit LimitSettings(SettingsStore& store, QWidget* parent = nullptr);
};

} // namespace portcullis
