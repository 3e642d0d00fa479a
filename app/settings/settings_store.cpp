#include "app/settings/settings_store.h"

namespace portcullis {

Result<std::unique_ptr<SettingsStore>, QString> SettingsStore::open(
    const QString& dataFolder, const WrittenSettings& given)
{
    const Result<WrittenSettings, QString> written = readSettings(dataFolder);
    if (!written)
        return written.error();
    const Result<Settings, QString> current = resolveSettings(*written, given);
    if (!current)
        return current.error();
    return std::unique_ptr<SettingsStore>(new SettingsStore(dataFolder, *written, given, *current));
}

SettingsStore::SettingsStore(
    QString dataFolder, WrittenSettings written, WrittenSettings given, Settings current)
    : m_dataFolder(std::move(dataFolder)), m_written(std::move(written)), m_given(std::move(given)),
      m_current(std::move(current))
{
}

Result<void, QString> SettingsStore::change(
    const std::function<void(WrittenSettings& written)>& change)
{
    const Result<WrittenSettings, QString> written = saveSettings(m_dataFolder, m_given, change);
    if (!written)
        return written.error();
    m_written = *written;
    if (const Result<Settings, QString> current = resolveSettings(m_written, m_given))
        m_current = *current;
    Q_EMIT changed();
    return {};
}

} // namespace portcullis
