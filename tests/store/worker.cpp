#include "app/store/resource_store.h"

#include <QDir>

#include <cstdio>
#include <random>
#include <unistd.h>

using namespace portcullis;

namespace {

constexpr int rounds = 60;

Result<void, PackageError> install(
    ResourceStore& store, const QString& source, const CommitOptions& options)
{
    Result<StagedPackage, PackageError> staged = store.stage(source);
    if (!staged)
        return staged.error();
    const auto outcome = store.commit(std::move(staged).value(), options);
    if (!outcome)
        return outcome.error();
    return {};
}

//! What the version is known by that \a member of the entry has; nothing is, if there is none.
VersionId seen(const ResourceStore& store, const QString& id,
    std::optional<InstalledVersion> StoreEntry::*member)
{
    const std::optional<StoreEntry> entry = store.find(id);
    return entry && (*entry).*member ? ((*entry).*member)->versionId() : VersionId();
}

Result<void, PackageError> act(ResourceStore& store, const QString& action, const QString& what)
{
    if (action == QLatin1String("install"))
        return install(store, what, {});
    if (action == QLatin1String("accept"))
        return store.acceptWaiting(what, seen(store, what, &StoreEntry::waiting));
    if (action == QLatin1String("drop"))
        return store.dropWaiting(what, seen(store, what, &StoreEntry::waiting));
    if (action == QLatin1String("rollback"))
        return store.rollback(what, seen(store, what, &StoreEntry::previous));
    if (action == QLatin1String("uninstall"))
        return store.uninstall(what);
    if (action == QLatin1String("disable"))
        return store.setEnabled(what, false);
    return {}; // only open it
}

//! Whether \a error is one that another process can cause by what it does to the store.
bool isExpected(const PackageError& error)
{
    return error.refusal == Refusal::NotInstalled || error.refusal == Refusal::NothingToDo
        || error.refusal == Refusal::ChangedMeanwhile;
}

//! \brief Does something else to the same resources again and again: what, and in which order,
//! depends on \a seed.
//! \param sources a folder of resources.
Result<void, PackageError> doRounds(
    ResourceStore& store, const QString& sources, std::minstd_rand::result_type seed)
{
    std::minstd_rand random(seed);
    const QStringList actions{QStringLiteral("install"), QStringLiteral("install"),
        QStringLiteral("install"), QStringLiteral("rollback"), QStringLiteral("uninstall"),
        QStringLiteral("disable"), QStringLiteral("open")};
    const QStringList names = QDir(sources).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (int i = 0; i < rounds; ++i) {
        const QString& action = actions[qsizetype(random() % quint64(actions.size()))];
        const QString& name = names[qsizetype(random() % quint64(names.size()))];
        const QString id = name.section(u'_', 0, 0);
        auto done = action == QLatin1String("install")
            ? install(store, sources + u'/' + name, {true, true})
            : act(store, action, id);
        if (done && action == QLatin1String("open"))
            done = store.verify(id);
        if (!done && !isExpected(done.error()))
            return done;
    }
    return {};
}

Result<void, PackageError> openAndAct(
    const QString& dataFolder, const QString& action, const QString& what)
{
    Result<ResourceStore, PackageError> store = ResourceStore::open(dataFolder);
    if (!store)
        return store.error();
    ResourceStore opened = *store;
    if (action.startsWith(QLatin1String("rounds")))
        return doRounds(opened, what, action.mid(6).toUInt());
    return act(opened, action, what);
}

} // namespace

//! \brief Does one thing to a store: DATA-FOLDER ACTION SOURCE-OR-ID. For the tests, which kill it.
//!
//! The action `rounds` with a number after it is many things. Its exit code is 0, or 10 and more
//! for a refusal.
int main(int argc, char* argv[])
{
    if (argc != 4)
        return 2;
    const auto done = openAndAct(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]),
        QString::fromLocal8Bit(argv[3]));
    if (!done)
        std::fprintf(stderr, "%s\n", qUtf8Printable(done.error().message));
    // Not by exit(), where the leak sanitizer would look for a tracer and give up.
    ::_exit(done ? 0 : 10 + int(done.error().refusal));
}
