#pragma once

#include "app/ui/settings/settings_section.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QTableWidget;
QT_END_NAMESPACE

namespace portcullis {

class SettingField;
class SettingsStore;

//! \brief The file with certificates that are trusted beside the system's, and what is in it.
class CertificateSettings : public SettingsSection {
    Q_OBJECT

public:
    //! \a store must outlive it.
    explicit CertificateSettings(SettingsStore& store, QWidget* parent = nullptr);

    //! Trusts the certificates of \a file from now on, or says why not.
    void use(const QString& file);

private:
    void addButtons();
    void addTable();
    void askForFile();
    void save(const QString& file);
    void show();
    void showCertificate(int row);

    SettingsStore& m_store;
    QLabel* m_path;
    SettingField* m_field;
    QPushButton* m_choose;
    QPushButton* m_remove;
    QTableWidget* m_table;
    QLabel* m_more;
};

} // namespace portcullis
