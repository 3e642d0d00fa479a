#pragma once

#include "app/ui/settings/settings_section.h"

QT_BEGIN_NAMESPACE
class QComboBox;
QT_END_NAMESPACE

namespace portcullis {

class SettingField;
class SettingsStore;

//! \brief Theme and language.
class AppearanceSettings : public SettingsSection {
    Q_OBJECT

public:
    //! \a store must outlive it.
    explicit AppearanceSettings(SettingsStore& store, QWidget* parent = nullptr);

private:
    void addTheme();
    void addLanguage();

    SettingsStore& m_store;
    QComboBox* m_theme;
    QComboBox* m_language;
};

} // namespace portcullis
