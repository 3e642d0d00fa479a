#include "bridge/manifest/manifest.h"

#include "bridge/core/json.h"
#include "bridge/core/limits.h"
#include "bridge/core/one_line.h"
#include "bridge/manifest/manifest_schema.h"
#include "bridge/manifest/resource_folder.h"
#include "bridge/manifest/shown_texts.h"

#include <QFile>
#include <QFileInfo>

namespace portcullis {
namespace {

constexpr JsonBounds manifestBounds{
    limits::maxManifestBytes, limits::maxManifestDepth, limits::maxManifestStringBytes};

QString textOf(const Json& object, const char* key)
{
    return QString::fromStdString(object.value(key, std::string()));
}

using Hosts = std::optional<std::vector<HostRequest>>;

//! `network.ws`; empty where there is none.
Json wsOf(const Json& json)
{
    return json.value("network", Json::object()).value("ws", Json::object());
}

//! Only for a value that the schema has accepted. \a file is for the error.
Result<Hosts, ManifestError> readHosts(const Json& json, const QString& file)
{
    const Json ws = wsOf(json);
    if (!ws.contains("hosts"))
        return Hosts();
    std::vector<HostRequest> hosts;
    for (const Json& entry : ws.at("hosts")) {
        const Json& host = entry.is_object() ? entry.at("host") : entry;
        const auto text = QString::fromStdString(host.get<std::string>());
        const Result<HostPattern, QString> pattern = HostPattern::parse(text);
        if (!pattern)
            return ManifestError{file, QStringLiteral("/network/ws/hosts/%1").arg(hosts.size()),
                QStringLiteral("\"%1\" is no host: %2").arg(text, pattern.error())};
        const QString reason = entry.is_object() ? textOf(entry, "reason") : QString();
        hosts.push_back({*pattern, reason});
    }
    return Hosts(std::move(hosts));
}

//! Only for a value that the schema has accepted. \a file is for the error.
Result<Headers, ManifestError> readHeaders(const Json& json, const QString& file)
{
    const Json written = wsOf(json).value("headers", Json::object());
    NamedValues named;
    for (const auto& [name, value] : written.items())
        named.emplace_back(fromJson(name), fromJson(value.get_ref<const std::string&>()));
    const Result<Headers, HeaderProblem> headers = checkHeaders(named);
    if (headers)
        return *headers;
    QString place = QStringLiteral("/network/ws/headers");
    if (!headers.error().name.isEmpty())
        place += u'/' + pointerStep(headers.error().name);
    return ManifestError{file, place, QStringLiteral("headers ") + headers.error().message};
}

//! Only for a value that the schema has accepted.
Manifest readChecked(const Json& json)
{
    Manifest manifest;
    manifest.id = textOf(json, "id");
    manifest.name = textOf(json, "name");
    manifest.version = textOf(json, "version");
    manifest.entry = textOf(json.at("frontend"), "entry");
    manifest.description = textOf(json, "description");
    manifest.author = textOf(json, "author");
    manifest.icon = textOf(json, "icon");
    if (json.contains("minimumChrome"))
        manifest.minimumChrome = json.at("minimumChrome").get<int>();
    for (const Json& entry : json.at("capabilities")) {
        const auto name = QString::fromStdString(entry.get<std::string>());
        if (const std::optional<Capability> capability = capabilityFromName(name))
            manifest.capabilities.insert(*capability);
    }
    const Json lowered = json.value("limits", Json::object());
    for (const AdjustableLimit& limit : adjustableLimits()) {
        if (limit.byManifest && lowered.contains(limit.name))
            manifest.limits.insert(QLatin1String(limit.name), lowered.at(limit.name).get<qint64>());
    }
    return manifest;
}

Result<QByteArray, ManifestError> readBounded(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(file).isFile())
        return ManifestError{path, {}, QStringLiteral("there is no such file")};
    if (!file.open(QIODevice::ReadOnly))
        return ManifestError{path, {}, QStringLiteral("the file cannot be read")};
    const QByteArray text = file.read(limits::maxManifestBytes + 1);
    if (text.size() > limits::maxManifestBytes)
        return ManifestError{path, {},
            QStringLiteral("the file is larger than %1 bytes").arg(limits::maxManifestBytes)};
    return text;
}

QString refusalOfEntry(ResourceFolder::Refusal refusal, const QString& entry)
{
    switch (refusal) {
    case ResourceFolder::Refusal::BadPath:
        return QStringLiteral("expected: a path inside the folder, such as dist/index.html");
    case ResourceFolder::Refusal::Outside:
        return QStringLiteral("the file \"%1\" is outside the folder").arg(entry);
    case ResourceFolder::Refusal::NotFound:
        break;
    }
    return QStringLiteral("there is no file \"%1\" in the folder").arg(entry);
}

} // namespace

QString ManifestError::toString() const
{
    if (place.isEmpty())
        return inOneLine(QStringLiteral("%1: %2").arg(file, message));
    return inOneLine(QStringLiteral("%1: at %2: %3").arg(file, place, message));
}

Result<LoadedManifest, ManifestError> parseManifest(QByteArrayView text, const QString& file)
{
    if (text.startsWith("\xff\xfe") || text.startsWith("\xfe\xff"))
        return ManifestError{file, {}, QStringLiteral("it is UTF-16; save it as UTF-8")};
    const Result<Json, JsonProblem> json = parseJson(text, manifestBounds);
    if (!json)
        return ManifestError{file, json.error().place, json.error().message};
    if (const std::optional<JsonProblem> problem = findSchemaProblem(*json))
        return ManifestError{file, problem->place, problem->message};
    if (const std::optional<JsonProblem> problem = findMisleadingText(*json))
        return ManifestError{file, problem->place, problem->message};
    Result<Hosts, ManifestError> hosts = readHosts(*json, file);
    if (!hosts)
        return hosts.error();
    Result<Headers, ManifestError> headers = readHeaders(*json, file);
    if (!headers)
        return headers.error();
    LoadedManifest loaded{readChecked(*json), {}};
    loaded.manifest.hosts = std::move(hosts).value();
    loaded.manifest.headers = std::move(headers).value();
    for (const QString& field : findUnknownFields(*json))
        loaded.warnings << inOneLine(
            QStringLiteral("%1: the unknown field %2 is ignored").arg(file, field));
    if (!wsOf(*json).empty() && loaded.manifest.capabilities.count(Capability::NetworkWs) == 0)
        loaded.warnings << QStringLiteral(
            "%1: network.ws means nothing without the capability network:ws")
                               .arg(file);
    return loaded;
}

Result<LoadedManifest, ManifestError> loadManifest(const QString& folder)
{
    const QString path = folder + QStringLiteral("/resource.json");
    const Result<QByteArray, ManifestError> text = readBounded(path);
    if (!text)
        return text.error();
    Result<LoadedManifest, ManifestError> loaded = parseManifest(*text, path);
    if (!loaded)
        return loaded;
    const QString& entry = loaded->manifest.entry;
    const auto page = ResourceFolder(folder).resolve(entry);
    if (!page)
        return ManifestError{
            path, QStringLiteral("/frontend/entry"), refusalOfEntry(page.error(), entry)};
    return loaded;
}

} // namespace portcullis
