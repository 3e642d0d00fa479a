#include "app/settings/settings.h"

#include "app/settings/settings_members.h"
#include "bridge/core/json.h"
#include "bridge/core/one_line.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QSaveFile>

#include <algorithm>
#include <chrono>

namespace portcullis {
namespace {

constexpr JsonBounds settingsBounds{64 * limits::kibibyte, 4};
constexpr std::chrono::milliseconds lockTimeout{5'000};

//! The context for translations.
struct SettingsText {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

Result<Json, QString> parse(const QByteArray& text)
{
    Result<Json, JsonProblem> json = parseJson(text, settingsBounds);
    if (!json)
        return QStringLiteral("at %1: %2").arg(json.error().place, json.error().message);
    return std::move(json).value();
}

Result<Json, QString> readFile(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Json::object();
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("the file cannot be read");
    return parse(file.read(settingsBounds.maxBytes + 1));
}

Result<void, QString> writeFile(const QString& path, const QByteArray& text)
{
    QSaveFile file(path);
    const bool isOpen = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!isOpen || file.write(text) != text.size() || !file.commit())
        return SettingsText::tr("the file cannot be written: %1").arg(file.errorString());
    return {};
}

//! Whether \a text could be read again as the settings that it is to be.
Result<void, QString> check(
    const QByteArray& text, const WrittenSettings& written, const WrittenSettings& given)
{
    const Result<Json, QString> json = parse(text);
    if (!json)
        return json.error();
    if (const auto members = readMembers(*json, UnknownMembers::Skip); !members)
        return members.error();
    const auto resolved = resolveSettings(written, given);
    return resolved ? Result<void, QString>() : resolved.error();
}

//! What is in the file after \a change. The caller has the lock.
Result<WrittenSettings, QString> changeFile(const QString& path, const WrittenSettings& given,
    const std::function<void(WrittenSettings& written)>& change)
{
    Result<Json, QString> json = readFile(path);
    if (!json)
        return json.error();
    Result<WrittenSettings, QString> written = readMembers(*json, UnknownMembers::Skip);
    if (!written)
        return written.error();
    WrittenSettings changed = std::move(written).value();
    change(changed);
    Json object = std::move(json).value();
    writeMembers(object, changed);
    const QByteArray text = QByteArray::fromStdString(object.dump(2)) + '\n';
    if (const auto good = check(text, changed, given); !good)
        return good.error();
    if (const auto done = writeFile(path, text); !done)
        return done.error();
    return changed;
}

} // namespace

QString settingsFile(const QString& dataFolder)
{
    return dataFolder + QStringLiteral("/settings.json");
}

Result<WrittenSettings, QString> readSettings(const QString& dataFolder)
{
    const QString path = settingsFile(dataFolder);
    const Result<Json, QString> json = readFile(path);
    Result<WrittenSettings, QString> written
        = json ? readMembers(*json, UnknownMembers::Refuse) : json.error();
    if (!written)
        return inOneLine(QStringLiteral("%1: %2").arg(path, written.error()));
    return written;
}

Result<Settings, QString> loadSettings(
    const QString& dataFolder, const WrittenSettings& given, const ProxySources& sources)
{
    const Result<WrittenSettings, QString> written = readSettings(dataFolder);
    return written ? resolveSettings(*written, given, sources) : written.error();
}

Result<Settings, QString> resolveSettings(
    const WrittenSettings& written, const WrittenSettings& given, const ProxySources& sources)
{
    Settings settings;
    settings.network.sources = sources;
    settings.limits = written.limits;
    settings.limits.insert(given.limits);
    settings.historyDays = written.historyDays;
    settings.theme = written.theme;
    settings.language = written.language;
    settings.offerLinks = written.offerLinks;
    const QString& caFile = given.caFile.isEmpty() ? written.caFile : given.caFile;
    if (!caFile.isEmpty()) {
        const auto certificates = readCertificates(caFile);
        if (!certificates)
            return inOneLine(QStringLiteral("%1: %2").arg(caFile, certificates.error()));
        settings.network.extraCertificates = *certificates;
    }
    const QString& proxyText = given.proxy.isEmpty() ? written.proxy : given.proxy;
    if (!proxyText.isEmpty()) {
        const auto proxy = parseProxy(proxyText);
        if (!proxy)
            return proxy.error();
        settings.network.proxy = *proxy;
    }
    return settings;
}

Result<WrittenSettings, QString> saveSettings(const QString& dataFolder,
    const WrittenSettings& given, const std::function<void(WrittenSettings& written)>& change)
{
    const QString path = settingsFile(dataFolder);
    QDir().mkpath(dataFolder);
    QLockFile lock(path + QStringLiteral(".lock"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(int(lockTimeout.count())))
        return inOneLine(SettingsText::tr("%1 cannot be locked").arg(path));
    Result<WrittenSettings, QString> changed = changeFile(path, given, change);
    if (!changed)
        return inOneLine(QStringLiteral("%1: %2").arg(path, changed.error()));
    return changed;
}

const AdjustableLimit* findLimit(const QString& name)
{
    const auto& all = adjustableLimits();
    const auto found = std::find_if(all.begin(), all.end(),
        [&name](const AdjustableLimit& limit) { return name == QLatin1String(limit.name); });
    return found == all.end() ? nullptr : &*found;
}

} // namespace portcullis
