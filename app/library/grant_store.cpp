#include "app/library/grant_store.h"

#include "app/library/grant_file.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

namespace portcullis {
namespace {

constexpr std::chrono::milliseconds lockTimeout{5'000};

template <typename Key>
void apply(std::map<Key, Choice>& saved, const std::map<Key, Choice>& known,
    const std::map<Key, Choice>& decided)
{
    for (const auto& [key, choice] : known) {
        if (decided.count(key) == 0)
            saved.erase(key);
    }
    for (const auto& [key, choice] : decided) {
        const auto before = known.find(key);
        if (before == known.end() || before->second != choice)
            saved[key] = choice;
    }
}

//! What \a decided refuses is refused in \a saved.
template <typename Key>
void refuse(std::map<Key, Choice>& saved, const std::map<Key, Choice>& decided)
{
    for (const auto& [key, choice] : decided) {
        if (choice == Choice::Refused)
            saved[key] = choice;
    }
}

} // namespace

GrantStore::GrantStore(const QString& dataFolder)
    : m_file(QDir(dataFolder).filePath(QStringLiteral("grants.json")))
{
}

Decisions GrantStore::find(const QString& key) const
{
    const std::map<QString, Decisions> decisions = all();
    const auto found = decisions.find(key);
    return found == decisions.end() ? Decisions() : found->second;
}

std::map<QString, Decisions> GrantStore::all() const
{
    return readGrants(m_file).decisions;
}

Result<void, QString> GrantStore::update(
    const QString& key, const std::function<void(Decisions& decisions)>& change)
{
    QDir().mkpath(QFileInfo(m_file).path());
    QLockFile lock(m_file + QStringLiteral(".lock"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(int(lockTimeout.count())))
        return QStringLiteral("%1 cannot be locked").arg(m_file);
    GrantFile grants = readGrants(m_file);
    if (grants.isDamaged)
        setAsideDamaged(m_file);
    change(grants.decisions[key]);
    if (grants.decisions[key] == Decisions())
        grants.decisions.erase(key);
    return writeGrants(m_file, grants.decisions);
}

Result<void, QString> GrantStore::save(const QString& key, const Decisions& decisions)
{
    return update(key, [&decisions](Decisions& saved) { saved = decisions; });
}

Result<void, QString> GrantStore::saveAnswer(
    const QString& key, const Decisions& known, const Decisions& decided)
{
    return update(key, [&](Decisions& saved) {
        apply(saved.capabilities, known.capabilities, decided.capabilities);
        apply(saved.hosts, known.hosts, decided.hosts);
    });
}

Result<void, QString> GrantStore::saveRefusals(const QString& key, const Decisions& decided)
{
    return update(key, [&decided](Decisions& saved) {
        refuse(saved.capabilities, decided.capabilities);
        refuse(saved.hosts, decided.hosts);
    });
}

Result<void, QString> GrantStore::saveHost(
    const QString& key, const HostPattern& host, Choice choice)
{
    return update(key, [&](Decisions& saved) { saved.hosts[host.toString()] = choice; });
}

Result<void, QString> GrantStore::remove(const QString& key)
{
    return save(key, {});
}

} // namespace portcullis
