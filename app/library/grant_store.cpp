#include "app/library/grant_store.h"

#include "bridge/core/limits.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace portcullis {
namespace {

constexpr JsonBounds storeBounds{16 * limits::mebibyte, 8};

CapabilitySet readSet(const Json& decision, const char* key)
{
    CapabilitySet capabilities;
    const auto names = decision.find(key);
    if (names == decision.end() || !names->is_array())
        return capabilities;
    for (const Json& name : *names) {
        if (!name.is_string())
            continue;
        const auto capability = capabilityFromName(QString::fromStdString(name.get<std::string>()));
        if (capability)
            capabilities.insert(*capability);
    }
    return capabilities;
}

Json writeSet(const CapabilitySet& capabilities)
{
    Json names = Json::array();
    for (const QString& name : wireNames(capabilities))
        names.push_back(toJson(name));
    return names;
}

} // namespace

GrantStore::GrantStore(const QString& dataFolder)
    : m_file(QDir(dataFolder).filePath(QStringLiteral("grants.json")))
{
}

std::optional<Decision> GrantStore::find(const QString& id, const CapabilitySet& requested) const
{
    const Json all = read();
    const auto found = all.find(id.toStdString());
    if (found == all.end() || !found->is_object())
        return std::nullopt;
    const Decision decision{readSet(*found, "granted"), readSet(*found, "refused")};
    const bool coversAll = std::all_of(requested.begin(), requested.end(), [&](Capability asked) {
        return decision.granted.count(asked) > 0 || decision.refused.count(asked) > 0;
    });
    if (!coversAll)
        return std::nullopt;
    return decision;
}

Result<void, QString> GrantStore::save(const QString& id, const Decision& decision)
{
    Json all = read();
    all[id.toStdString()]
        = {{"granted", writeSet(decision.granted)}, {"refused", writeSet(decision.refused)}};
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    const QByteArray text = QByteArray::fromStdString(all.dump(2)) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return QStringLiteral(
            "Your decision could not be saved in %1: %2. You will be asked again.")
            .arg(m_file, file.errorString());
    return {};
}

Json GrantStore::read() const
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return Json::object();
    // No more is asked for than there is, since as much memory is taken.
    const QByteArray text = file.read(qMin(file.size(), qint64(storeBounds.maxBytes + 1)));
    const Result<Json, JsonProblem> all = parseJson(text, storeBounds);
    if (all && all->is_object())
        return *all;
    qWarning("%s cannot be read and is ignored", qUtf8Printable(m_file));
    return Json::object();
}

} // namespace portcullis
