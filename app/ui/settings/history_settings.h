#pragma once

#include "app/ui/settings/settings_section.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace portcullis {

class SettingField;
class SettingsStore;

//! \brief For how long it is recorded which hosts resources have reached.
class HistorySettings : public SettingsSection {
    Q_OBJECT

public:
    //! \a store must outlive it.
    explicit HistorySettings(SettingsStore& store, QWidget* parent = nullptr);

private:
    void onEdited();
    void askToForget(int days);
    void save(int days);
    void showWritten();

    SettingsStore& m_store;
    QLineEdit* m_days;
    SettingField* m_field;
};

} // namespace portcullis
