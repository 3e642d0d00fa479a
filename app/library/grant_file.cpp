#include "app/library/grant_file.h"

#include "bridge/core/json.h"
#include "bridge/core/limits.h"

#include <QFile>
#include <QSaveFile>

namespace portcullis {
namespace {

constexpr JsonBounds fileBounds{16 * limits::mebibyte, 8};
constexpr int fileVersion = 3;
constexpr int versionWithoutOwners = 2;
constexpr const char* grantedWord = "granted";
constexpr const char* refusedWord = "refused";

std::optional<Choice> choiceOf(const Json& value)
{
    if (value == grantedWord)
        return Choice::Granted;
    if (value == refusedWord)
        return Choice::Refused;
    return std::nullopt;
}

Json wordOf(Choice choice)
{
    return choice == Choice::Granted ? grantedWord : refusedWord;
}

//! The members of the object \a owner[\a key] that are decisions.
std::map<QString, Choice> readChoices(const Json& owner, const char* key)
{
    std::map<QString, Choice> choices;
    const auto object = owner.find(key);
    if (object == owner.end() || !object->is_object())
        return choices;
    for (const auto& [name, value] : object->items()) {
        if (const auto choice = choiceOf(value))
            choices.emplace(QString::fromStdString(name), *choice);
    }
    return choices;
}

Decisions readDecisions(const Json& entry)
{
    Decisions decisions;
    for (const auto& [name, choice] : readChoices(entry, "capabilities")) {
        if (const auto capability = capabilityFromName(name))
            decisions.capabilities.emplace(*capability, choice);
    }
    for (const auto& [text, choice] : readChoices(entry, "hosts")) {
        if (const auto pattern = HostPattern::parse(text))
            decisions.hosts.emplace(pattern->toString(), choice);
    }
    return decisions;
}

void readFirstVersion(const Json& entry, const char* key, Choice choice, Decisions& decisions)
{
    const auto names = entry.find(key);
    if (names == entry.end() || !names->is_array())
        return;
    for (const Json& name : *names) {
        if (!name.is_string())
            continue;
        if (const auto capability
            = capabilityFromName(QString::fromStdString(name.get<std::string>())))
            decisions.capabilities[*capability] = choice;
    }
}

GrantTable readFirstVersion(const Json& root)
{
    GrantTable table;
    for (const auto& [key, entry] : root.items()) {
        if (!entry.is_object())
            continue;
        Decisions decisions;
        readFirstVersion(entry, "granted", Choice::Granted, decisions);
        readFirstVersion(entry, "refused", Choice::Refused, decisions);
        table[QString::fromStdString(key)] = {std::nullopt, decisions};
    }
    return table;
}

OwnedDecisions readEntry(const Json& entry)
{
    OwnedDecisions owned{std::nullopt, readDecisions(entry)};
    const auto owner = entry.find("owner");
    if (owner != entry.end() && owner->is_string())
        owned.owner = QString::fromStdString(owner->get<std::string>());
    return owned;
}

//! Whether it is a number that only a later version of this program would write.
bool isNewer(const Json& version)
{
    return version.is_number_unsigned() && version.get<quint64>() > quint64(fileVersion);
}

GrantFile readRoot(const Json& root)
{
    const GrantFile damaged{{}, GrantFile::State::Damaged};
    if (!root.is_object())
        return damaged;
    const auto version = root.find("version");
    if (version == root.end())
        return {readFirstVersion(root)};
    if (isNewer(*version))
        return {{}, GrantFile::State::Newer};
    const auto resources = root.find("resources");
    const bool isKnown = *version == fileVersion || *version == versionWithoutOwners;
    if (!isKnown || resources == root.end() || !resources->is_object())
        return damaged;
    GrantTable table;
    for (const auto& [key, entry] : resources->items()) {
        if (entry.is_object())
            table[QString::fromStdString(key)] = readEntry(entry);
    }
    return {std::move(table)};
}

Json toJson(const OwnedDecisions& owned)
{
    Json capabilities = Json::object();
    for (const auto& [capability, choice] : owned.decisions.capabilities)
        capabilities[wireName(capability).toStdString()] = wordOf(choice);
    Json hosts = Json::object();
    for (const auto& [text, choice] : owned.decisions.hosts)
        hosts[text.toStdString()] = wordOf(choice);
    Json json{{"capabilities", std::move(capabilities)}, {"hosts", std::move(hosts)}};
    if (owned.owner && !owned.owner->isEmpty())
        json["owner"] = owned.owner->toStdString();
    return json;
}

} // namespace

Decisions decisionsFor(const GrantTable& table, const GrantKey& key)
{
    const auto found = table.find(key.name);
    if (found == table.end())
        return {};
    // A folder has no owner.
    if (found->second.owner.value_or(QString()) == key.owner)
        return found->second.decisions;
    Decisions refused;
    for (const auto& [host, choice] : found->second.decisions.hosts) {
        if (choice == Choice::Refused)
            refused.hosts.emplace(host, choice);
    }
    return refused;
}

GrantFile readGrants(const QString& name)
{
    QFile file(name);
    if (!file.exists())
        return {};
    GrantFile grants{{}, GrantFile::State::Damaged};
    if (file.open(QIODevice::ReadOnly)) {
        // No more is asked for than there is, since as much memory is taken.
        const QByteArray text = file.read(qMin(file.size(), qint64(fileBounds.maxBytes + 1)));
        if (const Result<Json, JsonProblem> root = parseJson(text, fileBounds))
            grants = readRoot(*root);
    }
    if (grants.state == GrantFile::State::Damaged)
        qWarning("%s cannot be read and is ignored", qUtf8Printable(name));
    if (grants.state == GrantFile::State::Newer)
        qWarning("%s was written by a newer version of this program: nothing in it holds here",
            qUtf8Printable(name));
    return grants;
}

Result<void, QString> writeGrants(const QString& name, const GrantTable& table)
{
    Json resources = Json::object();
    for (const auto& [key, entry] : table)
        resources[key.toStdString()] = toJson(entry);
    const Json root{{"version", fileVersion}, {"resources", std::move(resources)}};
    QSaveFile file(name);
    const QByteArray text = QByteArray::fromStdString(root.dump(2)) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return QStringLiteral("%1 cannot be written: %2").arg(name, file.errorString());
    return {};
}

void setAsideDamaged(const QString& file)
{
    const QString aside = file + QStringLiteral(".damaged");
    QFile::remove(aside);
    QFile::rename(file, aside);
}

} // namespace portcullis
