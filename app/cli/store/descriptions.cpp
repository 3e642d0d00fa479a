#include "app/cli/store/descriptions.h"

#include <QLocale>

namespace portcullis {
namespace {

const char* wordOf(Choice choice)
{
    return choice == Choice::Granted ? "granted" : "refused";
}

Json publisherJson(const std::optional<PublicKey>& publisher)
{
    if (!publisher)
        return nullptr;
    return {{"publicKey", toJson(publisher->toText())},
        {"fingerprint", toJson(publisher->fingerprint())}};
}

Json timeJson(const QDateTime& time)
{
    return toJson(time.toUTC().toString(Qt::ISODate));
}

Json versionJson(const InstalledVersion& version)
{
    Json json = manifestJson(version.manifest);
    json.update({{"folder", toJson(version.folder)}, {"files", version.files},
        {"bytes", version.bytes}, {"installed", timeJson(version.installed)},
        {"publisher", publisherJson(version.publisher)}});
    return json;
}

Json versionJson(const std::optional<InstalledVersion>& version)
{
    return version ? versionJson(*version) : Json(nullptr);
}

Json historyJson(const std::vector<HistoryEvent>& history)
{
    Json events = Json::array();
    for (const HistoryEvent& event : history)
        events.push_back({{"event", toJson(wordOf(event.kind))}, {"version", toJson(event.version)},
            {"time", timeJson(event.time)}});
    return events;
}

} // namespace

QString publisherLine(const std::optional<PublicKey>& publisher)
{
    return publisher ? QStringLiteral("signed by %1").arg(publisher->fingerprint())
                     : QStringLiteral("not signed: nobody vouches for where it comes from");
}

QString sizeLine(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QStringList permissionLines(const Manifest& manifest, const Decisions& decisions)
{
    QStringList lines;
    for (const Capability capability : manifest.capabilities) {
        const auto found = decisions.capabilities.find(capability);
        const bool isDecided = found != decisions.capabilities.end();
        lines << QStringLiteral("%1 %2").arg(
            wireName(capability), QLatin1String(isDecided ? wordOf(found->second) : "asked for"));
    }
    if (!manifest.hosts) {
        for (const auto& [host, choice] : decisions.hosts)
            lines << QStringLiteral("%1 %2").arg(host, QLatin1String(wordOf(choice)));
        return lines;
    }
    for (const HostRequest& host : *manifest.hosts) {
        const auto found = decisions.hosts.find(host.pattern.toString());
        const bool isRefused = found != decisions.hosts.end() && found->second == Choice::Refused;
        lines << describe(host) + QLatin1String(isRefused ? " refused" : "");
    }
    return lines;
}

QStringList headerLines(const Manifest& manifest)
{
    QStringList lines;
    for (const Header& header : manifest.headers)
        lines << QStringLiteral("header %1: %2")
                     .arg(QLatin1String(header.name), QLatin1String(header.value));
    return lines;
}

QStringList engineLines(const Manifest& manifest)
{
    if (!manifest.minimumChrome)
        return {};
    return {QStringLiteral("made for Chrome %1 or newer").arg(*manifest.minimumChrome)};
}

QString describe(const HostRequest& host)
{
    const QString text = host.pattern.toString();
    return host.reason.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, host.reason);
}

Json manifestJson(const Manifest& manifest)
{
    Json capabilities = Json::array();
    for (const QString& name : wireNames(manifest.capabilities))
        capabilities.push_back(toJson(name));
    Json hosts = nullptr;
    if (manifest.hosts) {
        hosts = Json::array();
        for (const HostRequest& host : *manifest.hosts)
            hosts.push_back(
                {{"host", toJson(host.pattern.toString())}, {"reason", toJson(host.reason)}});
    }
    Json headers = Json::object();
    for (const Header& header : manifest.headers)
        headers[header.name.toStdString()] = toJson(QLatin1String(header.value));
    return {{"id", toJson(manifest.id)}, {"name", toJson(manifest.name)},
        {"version", toJson(manifest.version)}, {"description", toJson(manifest.description)},
        {"author", toJson(manifest.author)}, {"capabilities", std::move(capabilities)},
        {"hosts", std::move(hosts)}, {"headers", std::move(headers)},
        {"minimumChrome", manifest.minimumChrome ? Json(*manifest.minimumChrome) : Json(nullptr)}};
}

Json decisionsJson(const Decisions& decisions)
{
    Json capabilities = Json::object();
    for (const auto& [capability, choice] : decisions.capabilities)
        capabilities[wireName(capability).toStdString()] = wordOf(choice);
    Json hosts = Json::object();
    for (const auto& [host, choice] : decisions.hosts)
        hosts[host.toStdString()] = wordOf(choice);
    return {{"capabilities", std::move(capabilities)}, {"hosts", std::move(hosts)}};
}

Json entryJson(const StoreEntry& entry, const Decisions& decisions)
{
    return {{"id", toJson(entry.id)}, {"enabled", entry.isEnabled},
        {"publisher", publisherJson(entry.publisher)}, {"current", versionJson(entry.current)},
        {"previous", versionJson(entry.previous)}, {"waiting", versionJson(entry.waiting)},
        {"permissions", decisionsJson(decisions)}, {"history", historyJson(entry.history)}};
}

QString wordOf(HistoryEvent::Kind kind)
{
    switch (kind) {
    case HistoryEvent::Kind::Installed:
        return QStringLiteral("installed");
    case HistoryEvent::Kind::Updated:
        return QStringLiteral("updated");
    case HistoryEvent::Kind::Waiting:
        return QStringLiteral("waiting");
    case HistoryEvent::Kind::Accepted:
        return QStringLiteral("accepted");
    case HistoryEvent::Kind::Dropped:
        return QStringLiteral("dropped");
    case HistoryEvent::Kind::RolledBack:
        return QStringLiteral("rolled_back");
    }
    Q_UNREACHABLE();
}

} // namespace portcullis
