#include "app/settings/settings_store.h"

namespace portcullis {

Result<std::unique_ptr<SettingsStore>, QString> SettingsStore::open(
    const QString& dataFolder, const WrittenSettings& given, const ProxySources& sources)
{
    const Result<WrittenSettings, QString> written = readSettings(dataFolder);
    if (!written)
        return written.error();
    const Result<Settings, QString> current = resolveSettings(*written, given, sources);
    if (!current)
        return current.error();
    return std::unique_ptr<SettingsStore>(
        new SettingsStore(dataFolder, *written, given, sources, *current));
}

SettingsStore::SettingsStore(QString dataFolder, WrittenSettings written, WrittenSettings given,
    ProxySources sources, Settings current)
    : m_dataFolder(std::move(dataFolder)), m_written(std::move(written)), m_given(std::move(given)),
      m_sources(std::move(sources)), m_current(std::move(current))
{
}

Result<void, QString> SettingsStore::change(
    const std::function<void(WrittenSettings& written)>& change)
{
    const Result<WrittenSettings, QString> written = saveSettings(m_dataFolder, m_given, change);
    if (!written)
        return written.error();
    m_written = *written;
    if (const Result<Settings, QString> current = resolveSettings(m_written, m_given, m_sources))
        m_current = *current;
    Q_EMIT changed();
    return {};
}

} // namespace portcullis
