#include "app/store/resource_store.h"

#include <cstdio>
#include <unistd.h>

using namespace portcullis;

namespace {

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

Result<void, PackageError> act(ResourceStore& store, const QString& action, const QString& what)
{
    if (action == QLatin1String("install"))
        return install(store, what, {});
    if (action == QLatin1String("accept"))
        return store.acceptWaiting(what);
    if (action == QLatin1String("drop"))
        return store.dropWaiting(what);
    if (action == QLatin1String("rollback"))
        return store.rollback(what);
    if (action == QLatin1String("uninstall"))
        return store.uninstall(what);
    if (action == QLatin1String("disable"))
        return store.setEnabled(what, false);
    return {}; // only open it
}

Result<void, PackageError> openAndAct(
    const QString& dataFolder, const QString& action, const QString& what)
{
    Result<ResourceStore, PackageError> store = ResourceStore::open(dataFolder);
    if (!store)
        return store.error();
    ResourceStore opened = *store;
    return act(opened, action, what);
}

} // namespace

//! \brief Does one thing to a store: DATA-FOLDER ACTION SOURCE-OR-ID. For the tests, which kill it.
//!
//! Its exit code is 0, or 10 and more for a refusal.
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
