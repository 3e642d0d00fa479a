#pragma once

#include "app/settings/proxy_parts.h"
#include "app/ui/settings/settings_section.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace portcullis {

class SettingField;
class SettingsStore;

//! \brief The proxy for the connections of all resources.
class ProxySettings : public SettingsSection {
    Q_OBJECT

public:
    //! \a store must outlive it.
    explicit ProxySettings(SettingsStore& store, QWidget* parent = nullptr);

private:
    struct Line {
        QLineEdit* edit = nullptr;
        SettingField* field = nullptr;
    };

    Line addLine(const QString& name, const char* objectName, int maxLength);
    void addKinds();
    void show(const ProxyParts& parts);
    void onKindChanged();
    std::optional<ProxyParts> read();
    bool markErrors(const ProxyParts& parts, bool isPort);
    void save();
    void disable();

    SettingsStore& m_store;
    QComboBox* m_kind;
    SettingField* m_kindField;
    Line m_host;
    Line m_port;
    Line m_user;
    Line m_password;
};

} // namespace portcullis
