#include "app/store/store_record.h"

#include "app/package/files.h"
#include "app/package/hex.h"
#include "app/package/sha256.h"
#include "bridge/core/json.h"
#include "bridge/core/limits.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <limits>

namespace portcullis {
namespace {

constexpr int formatVersion = 1;
constexpr JsonBounds recordBounds{64 * limits::kibibyte, 4, 4 * limits::kibibyte};

struct KindName {
    HistoryEvent::Kind kind;
    const char* name;
};

constexpr std::array kindNames{
    KindName{HistoryEvent::Kind::Installed, "installed"},
    KindName{HistoryEvent::Kind::Updated, "updated"},
    KindName{HistoryEvent::Kind::Waiting, "waiting"},
    KindName{HistoryEvent::Kind::Accepted, "accepted"},
    KindName{HistoryEvent::Kind::Dropped, "dropped"},
    KindName{HistoryEvent::Kind::RolledBack, "rolled-back"},
};

//! \brief Reads the members of an object; remembers whether one of them was missing or wrong.
class Members {
public:
    explicit Members(const Json& object) : m_object(object), m_isGood(object.is_object()) { }

    bool isGood() const { return m_isGood; }
    void fail() { m_isGood = false; }

    QString text(const char* key)
    {
        const Json* const value = find(key);
        if (value && value->is_string())
            return fromJson(value->get_ref<const std::string&>());
        fail();
        return {};
    }

    qint64 number(const char* key)
    {
        const Json* const value = find(key);
        const bool isCount = value && value->is_number_unsigned()
            && value->get<quint64>() <= quint64(std::numeric_limits<int>::max());
        if (isCount)
            return value->get<qint64>();
        fail();
        return 0;
    }

    bool flag(const char* key)
    {
        const Json* const value = find(key);
        if (value && value->is_boolean())
            return value->get<bool>();
        fail();
        return false;
    }

    QDateTime time(const char* key)
    {
        QDateTime time = QDateTime::fromString(text(key), Qt::ISODate);
        if (!time.isValid())
            fail();
        return time;
    }

    //! Empty for null.
    std::optional<PublicKey> publisher(const char* key)
    {
        const Json* const value = find(key);
        if (value && value->is_null())
            return std::nullopt;
        std::optional<PublicKey> publisher = PublicKey::fromText(text(key));
        if (!publisher)
            fail();
        return publisher;
    }

    //! Null if it is missing.
    const Json* find(const char* key) const
    {
        if (!m_object.is_object())
            return nullptr;
        const auto found = m_object.find(key);
        return found == m_object.end() ? nullptr : &*found;
    }

private:
    const Json& m_object;
    bool m_isGood;
};

std::optional<VersionRecord> readVersion(const Json& json)
{
    Members members(json);
    VersionRecord version;
    version.name = members.text("folder");
    version.version = members.text("version");
    version.digest = bytesFromHex(members.text("digest").toLatin1(), Sha256::size);
    version.publisher = members.publisher("publisher");
    version.files = int(members.number("files"));
    version.bytes = members.number("bytes");
    version.frontendBytes = members.number("frontendBytes");
    version.installed = members.time("installed");
    const bool isGood
        = members.isGood() && StorePaths::isName(version.name) && !version.digest.isEmpty();
    return isGood ? std::optional(version) : std::nullopt;
}

//! Leaves \a version empty if there is none. Returns false if it is wrong.
bool readOptionalVersion(const Json* json, std::optional<VersionRecord>& version)
{
    if (!json)
        return true;
    version = readVersion(*json);
    return version.has_value();
}

std::optional<HistoryEvent> readEvent(const Json& json)
{
    Members members(json);
    const QString name = members.text("what");
    HistoryEvent event;
    event.version = members.text("version");
    event.time = members.time("time");
    const auto found = std::find_if(kindNames.begin(), kindNames.end(),
        [&name](const KindName& entry) { return name == QLatin1String(entry.name); });
    if (!members.isGood() || found == kindNames.end())
        return std::nullopt;
    event.kind = found->kind;
    return event;
}

bool readHistory(const Json* json, std::vector<HistoryEvent>& history)
{
    if (!json || !json->is_array() || json->size() > maxHistoryEvents)
        return false;
    for (const Json& entry : *json) {
        const std::optional<HistoryEvent> event = readEvent(entry);
        if (!event)
            return false;
        history.push_back(*event);
    }
    return true;
}

std::optional<StoreRecord> readMembers(const Json& json)
{
    Members members(json);
    StoreRecord record;
    const bool isKnown = members.number("format") == formatVersion;
    record.id = members.text("id");
    if (members.find("installation"))
        record.installation = members.text("installation");
    record.isEnabled = members.flag("enabled");
    record.publisher = members.publisher("publisher");
    const Json* const current = members.find("current");
    const std::optional<VersionRecord> version = current ? readVersion(*current) : std::nullopt;
    if (!members.isGood() || !isKnown || !version)
        return std::nullopt;
    record.current = *version;
    const bool hasInstallation
        = record.installation.isEmpty() || StorePaths::isName(record.installation);
    const bool isGood = hasInstallation
        && readOptionalVersion(members.find("previous"), record.previous)
        && readOptionalVersion(members.find("waiting"), record.waiting)
        && readHistory(members.find("history"), record.history);
    return isGood ? std::optional(record) : std::nullopt;
}

bool isNewer(const Json& json)
{
    Members members(json);
    return members.number("format") > formatVersion;
}

PackageError noRecord()
{
    return refused(Refusal::Damaged, QStringLiteral("its record is no record"));
}

Json timeText(const QDateTime& time)
{
    return toJson(time.toUTC().toString(Qt::ISODate));
}

Json publisherText(const std::optional<PublicKey>& publisher)
{
    return publisher ? toJson(publisher->toText()) : Json();
}

Json versionJson(const VersionRecord& version)
{
    return {{"folder", toJson(version.name)}, {"version", toJson(version.version)},
        {"digest", version.digest.toHex().toStdString()},
        {"publisher", publisherText(version.publisher)}, {"files", version.files},
        {"bytes", version.bytes}, {"frontendBytes", version.frontendBytes},
        {"installed", timeText(version.installed)}};
}

Json eventJson(const HistoryEvent& event)
{
    const auto found = std::find_if(kindNames.begin(), kindNames.end(),
        [&event](const KindName& entry) { return entry.kind == event.kind; });
    return {
        {"what", found->name}, {"version", toJson(event.version)}, {"time", timeText(event.time)}};
}

} // namespace

void StoreRecord::remember(HistoryEvent::Kind kind, const QString& version)
{
    if (history.size() >= maxHistoryEvents)
        history.erase(history.begin());
    history.push_back({kind, version, QDateTime::currentDateTimeUtc()});
}

bool StoreRecord::names(const QString& name) const
{
    return current.name == name || (previous && previous->name == name)
        || (waiting && waiting->name == name);
}

Result<std::optional<StoreRecord>, PackageError> readRecord(
    const StorePaths& paths, const QString& id)
{
    QFile file(paths.record(id));
    if (!file.exists())
        return std::optional<StoreRecord>();
    if (!file.open(QIODevice::ReadOnly))
        return refused(Refusal::Damaged, QStringLiteral("its record cannot be read"));
    const Result<Json, JsonProblem> json
        = parseJson(file.read(recordBounds.maxBytes + 1), recordBounds);
    if (!json)
        return noRecord();
    if (isNewer(*json))
        return refused(Refusal::NewerStore,
            QStringLiteral("its record was written by a newer version of this program"));
    const std::optional<StoreRecord> record = readMembers(*json);
    if (!record)
        return noRecord();
    if (record->id != id)
        return refused(Refusal::Damaged, QStringLiteral("its record is that of another resource"));
    return record;
}

bool writeRecord(const StorePaths& paths, const StoreRecord& record)
{
    Json json{{"format", formatVersion}, {"id", toJson(record.id)}, {"enabled", record.isEnabled},
        {"publisher", publisherText(record.publisher)}, {"current", versionJson(record.current)},
        {"history", Json::array()}};
    if (record.previous)
        json["previous"] = versionJson(*record.previous);
    if (record.waiting)
        json["waiting"] = versionJson(*record.waiting);
    if (!record.installation.isEmpty())
        json["installation"] = toJson(record.installation);
    for (const HistoryEvent& event : record.history)
        json["history"].push_back(eventJson(event));
    const QByteArray text = QByteArray::fromStdString(json.dump(2)) + '\n';
    return files::replace(paths.record(record.id), text);
}

} // namespace portcullis
