#include "app/ui/settings/appearance_settings.h"

#include "app/settings/settings_store.h"
#include "app/ui/settings/calm_combo_box.h"
#include "app/ui/settings/setting_field.h"

namespace portcullis {

AppearanceSettings::AppearanceSettings(SettingsStore& store, QWidget* parent)
    : SettingsSection(
        tr("Appearance"), tr("The theme changes at once, the language at the next start."), parent),
      m_store(store), m_theme(new CalmComboBox(this)), m_language(new CalmComboBox(this))
{
    addTheme();
    addLanguage();
}

void AppearanceSettings::addTheme()
{
    m_theme->setObjectName(QStringLiteral("theme"));
    m_theme->addItem(tr("Like the desktop"), int(ThemeChoice::System));
    m_theme->addItem(tr("Light"), int(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    m_theme->setCurrentIndex(m_theme->findData(int(m_store.written().theme)));
    auto* const field = new SettingField(tr("&Theme"), m_theme, this);
    add(field);
    connect(m_theme, &QComboBox::currentIndexChanged, this, [this, field] {
        const auto choice = ThemeChoice(m_theme->currentData().toInt());
        const auto saved
            = m_store.change([choice](WrittenSettings& written) { written.theme = choice; });
        field->showSaved(saved);
    });
}

void AppearanceSettings::addLanguage()
{
    m_language->setObjectName(QStringLiteral("language"));
    m_language->addItem(tr("Like the system"), int(Language::System));
    // A language is found by its own name.
    m_language->addItem(QStringLiteral("English"), int(Language::English));
    m_language->addItem(QStringLiteral("Deutsch"), int(Language::German));
    m_language->setCurrentIndex(m_language->findData(int(m_store.written().language)));
    auto* const field = new SettingField(tr("&Language"), m_language, this);
    add(field);
    connect(m_language, &QComboBox::currentIndexChanged, this, [this, field] {
        const auto language = Language(m_language->currentData().toInt());
        const auto saved
            = m_store.change([language](WrittenSettings& written) { written.language = language; });
        field->showSaved(saved);
    });
}

} // namespace portcullis
