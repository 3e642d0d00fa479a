#include "app/library/grant_store.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>

namespace portcullis {
namespace {

constexpr std::chrono::milliseconds lockTimeout{5'000};

//! The owner of what belongs to nobody.
const QString nobody = QStringLiteral("nobody");

bool isWithoutOwner(const GrantTable::value_type& entry)
{
    return !entry.second.owner && !entry.first.startsWith(QLatin1String("folder:"));
}

bool hasUnbound(const GrantTable& table)
{
    return std::any_of(table.begin(), table.end(), isWithoutOwner);
}

QString newerText(const QString& file)
{
    return QStringLiteral("%1 was written by a newer version of this program; update the program")
        .arg(file);
}

} // namespace

GrantStore::GrantStore(const QString& dataFolder)
    : m_file(QDir(dataFolder).filePath(QStringLiteral("grants.json")))
{
}

Decisions GrantStore::find(const GrantKey& key) const
{
    return decisionsFor(all(), key);
}

GrantTable GrantStore::all() const
{
    return readGrants(m_file).table;
}

Result<void, QString> GrantStore::check() const
{
    const GrantFile grants = readGrants(m_file);
    if (grants.state == GrantFile::State::Newer)
        return newerText(m_file);
    if (hasUnbound(grants.table))
        return QStringLiteral("%1 cannot be brought up to date").arg(m_file);
    return {};
}

Result<void, QString> GrantStore::update(const std::function<void(GrantTable& table)>& change)
{
    QDir().mkpath(QFileInfo(m_file).path());
    QLockFile lock(m_file + QStringLiteral(".lock"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(int(lockTimeout.count())))
        return QStringLiteral("%1 cannot be locked").arg(m_file);
    GrantFile grants = readGrants(m_file);
    if (grants.state == GrantFile::State::Newer)
        return newerText(m_file);
    if (grants.state == GrantFile::State::Damaged)
        setAsideDamaged(m_file);
    change(grants.table);
    return writeGrants(m_file, grants.table);
}

Result<void, QString> GrantStore::save(const GrantKey& key, const UserAnswer& answer)
{
    return update([&](GrantTable& table) {
        OwnedDecisions owned{key.owner, decisionsFor(table, key)};
        answer.applyTo(owned.decisions);
        if (owned.decisions == Decisions())
            table.erase(key.name);
        else
            table[key.name] = owned;
    });
}

Result<void, QString> GrantStore::forget(const QString& name)
{
    return update([&name](GrantTable& table) { table.erase(name); });
}

Result<void, QString> GrantStore::bindOwners(const std::function<std::vector<GrantKey>()>& present)
{
    if (!hasUnbound(readGrants(m_file).table))
        return {};
    const std::vector<GrantKey> keys = present();
    return update([&keys](GrantTable& table) {
        for (auto& entry : table) {
            if (!isWithoutOwner(entry))
                continue;
            const auto found = std::find_if(keys.begin(), keys.end(),
                [&entry](const GrantKey& key) { return key.name == entry.first; });
            entry.second.owner = found == keys.end() ? nobody : found->owner;
        }
    });
}

} // namespace portcullis
