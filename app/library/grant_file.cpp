#include "app/library/grant_file.h"

#include "bridge/core/json.h"
#include "bridge/core/limits.h"

#include <QFile>
#include <QSaveFile>

namespace portcullis {
namespace {

constexpr JsonBounds fileBounds{16 * limits::mebibyte, 8};
constexpr int fileVersion = 2;
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

std::map<QString, Decisions> readFirstVersion(const Json& root)
{
    std::map<QString, Decisions> all;
    for (const auto& [key, entry] : root.items()) {
        if (!entry.is_object())
            continue;
        Decisions decisions;
        readFirstVersion(entry, "granted", Choice::Granted, decisions);
        readFirstVersion(entry, "refused", Choice::Refused, decisions);
        all.emplace(QString::fromStdString(key), decisions);
    }
    return all;
}

std::optional<std::map<QString, Decisions>> readRoot(const Json& root)
{
    if (!root.is_object())
        return std::nullopt;
    const auto version = root.find("version");
    if (version == root.end())
        return readFirstVersion(root);
    const auto resources = root.find("resources");
    if (*version != fileVersion || resources == root.end() || !resources->is_object())
        return std::nullopt;
    std::map<QString, Decisions> all;
    for (const auto& [key, entry] : resources->items()) {
        if (entry.is_object())
            all.emplace(QString::fromStdString(key), readDecisions(entry));
    }
    return all;
}

Json toJson(const Decisions& decisions)
{
    Json capabilities = Json::object();
    for (const auto& [capability, choice] : decisions.capabilities)
        capabilities[wireName(capability).toStdString()] = wordOf(choice);
    Json hosts = Json::object();
    for (const auto& [text, choice] : decisions.hosts)
        hosts[text.toStdString()] = wordOf(choice);
    return {{"capabilities", std::move(capabilities)}, {"hosts", std::move(hosts)}};
}

} // namespace

GrantFile readGrants(const QString& name)
{
    QFile file(name);
    if (!file.exists())
        return {};
    if (file.open(QIODevice::ReadOnly)) {
        // No more is asked for than there is, since as much memory is taken.
        const QByteArray text = file.read(qMin(file.size(), qint64(fileBounds.maxBytes + 1)));
        const Result<Json, JsonProblem> root = parseJson(text, fileBounds);
        if (auto decisions = root ? readRoot(*root) : std::nullopt)
            return {*decisions, false};
    }
    qWarning("%s cannot be read and is ignored", qUtf8Printable(name));
    return {{}, true};
}

Result<void, QString> writeGrants(
    const QString& name, const std::map<QString, Decisions>& decisions)
{
    Json resources = Json::object();
    for (const auto& [key, entry] : decisions)
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
