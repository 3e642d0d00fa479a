#include "app/settings/settings.h"

#include "bridge/core/json.h"
#include "bridge/core/one_line.h"

#include <QFile>

#include <algorithm>

namespace portcullis {
namespace {

constexpr JsonBounds settingsBounds{64 * limits::kibibyte, 4};

//! In quotes, and in one line whatever it holds.
QString quoted(const std::string& key)
{
    return QString::fromUtf8(toText(key));
}

Result<LimitValues, QString> readLimits(const Json& json)
{
    if (!json.is_object())
        return QStringLiteral("\"limits\" must be an object");
    LimitValues values;
    for (const auto& [key, value] : json.items()) {
        const QString name = QString::fromStdString(key);
        const AdjustableLimit* const limit = findLimit(name);
        if (!limit)
            return QStringLiteral("there is no limit %1").arg(quoted(key));
        const bool fits = value.is_number_unsigned() && value.get<quint64>() >= 1
            && value.get<quint64>() <= quint64(limit->ceiling);
        if (!fits)
            return QStringLiteral("\"%1\" must be a whole number from 1 to %2")
                .arg(name)
                .arg(limit->ceiling);
        values.insert(name, value.get<qint64>());
    }
    return values;
}

Result<WrittenSettings, QString> readMembers(const Json& json)
{
    if (!json.is_object())
        return QStringLiteral("the settings must be an object");
    WrittenSettings written;
    for (const auto& [key, value] : json.items()) {
        const bool isText = value.is_string();
        if (key == "caFile" && isText) {
            written.caFile = QString::fromStdString(value.get<std::string>());
        } else if (key == "proxy" && isText) {
            written.proxy = QString::fromStdString(value.get<std::string>());
        } else if (key == "limits") {
            const Result<LimitValues, QString> read = readLimits(value);
            if (!read)
                return read.error();
            written.limits = *read;
        } else if (key == "historyDays" && value.is_number_unsigned()
            && value.get<quint64>() <= quint64(maxHistoryDays)) {
            written.historyDays = value.get<int>();
        } else {
            return QStringLiteral("%1 is no setting of that type").arg(quoted(key));
        }
    }
    return written;
}

Result<WrittenSettings, QString> readFile(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return WrittenSettings{};
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("the file cannot be read");
    const Result<Json, JsonProblem> json
        = parseJson(file.read(settingsBounds.maxBytes + 1), settingsBounds);
    if (!json)
        return QStringLiteral("at %1: %2").arg(json.error().place, json.error().message);
    return readMembers(*json);
}

Result<Settings, QString> resolve(const WrittenSettings& written)
{
    Settings settings;
    settings.limits = written.limits;
    settings.historyDays = written.historyDays;
    if (!written.caFile.isEmpty()) {
        const auto certificates = readCertificates(written.caFile);
        if (!certificates)
            return inOneLine(QStringLiteral("%1: %2").arg(written.caFile, certificates.error()));
        settings.network.extraCertificates = *certificates;
    }
    if (!written.proxy.isEmpty()) {
        const auto proxy = parseProxy(written.proxy);
        if (!proxy)
            return proxy.error();
        settings.network.proxy = *proxy;
    }
    return settings;
}

} // namespace

Result<Settings, QString> loadSettings(const QString& dataFolder, const WrittenSettings& given)
{
    const QString path = dataFolder + QStringLiteral("/settings.json");
    Result<WrittenSettings, QString> file = readFile(path);
    if (!file)
        return inOneLine(QStringLiteral("%1: %2").arg(path, file.error()));
    WrittenSettings written = std::move(file).value();
    if (!given.caFile.isEmpty())
        written.caFile = given.caFile;
    if (!given.proxy.isEmpty())
        written.proxy = given.proxy;
    written.limits.insert(given.limits);
    return resolve(written);
}

const AdjustableLimit* findLimit(const QString& name)
{
    const auto& all = adjustableLimits();
    const auto found = std::find_if(all.begin(), all.end(),
        [&name](const AdjustableLimit& limit) { return name == QLatin1String(limit.name); });
    return found == all.end() ? nullptr : &*found;
}

} // namespace portcullis
