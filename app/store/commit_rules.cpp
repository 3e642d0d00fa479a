#include "app/store/commit_rules.h"

#include "app/store/permission_difference.h"
#include "app/store/semantic_version.h"

namespace portcullis {
namespace {

//! Once a resource has been signed, its updates are by the same key.
Result<void, PackageError> checkPublisher(const StoreRecord& record, const PackageSummary& package)
{
    if (!record.publisher || package.publisher == record.publisher)
        return {};
    const QString known = record.publisher->fingerprint();
    if (!package.publisher) {
        return refused(Refusal::OtherPublisher,
            QStringLiteral("%1 is signed by %2, and this package is not signed; to take it all "
                           "the same, uninstall the resource first")
                .arg(record.id, known));
    }
    return refused(Refusal::OtherPublisher,
        QStringLiteral("%1 is signed by %2, and this package by %3; to trust that one instead, "
                       "uninstall the resource first")
            .arg(record.id, known, package.publisher->fingerprint()));
}

Result<void, PackageError> checkVersion(const StoreRecord& record, const PackageSummary& package)
{
    const QString& installed = record.current.version;
    const QString& version = package.manifest.version;
    const std::weak_ordering order = compareVersions(version, installed);
    if (order == std::weak_ordering::greater)
        return {};
    if (order == std::weak_ordering::less)
        return refused(Refusal::Downgrade,
            QStringLiteral(
                "version %1 of %2 is installed, which is newer than %3; use --allow-downgrade to "
                "replace it")
                .arg(installed, record.id, version));
    return refused(Refusal::Downgrade,
        QStringLiteral("version %1 of %2 is installed with different files; raise the version, or "
                       "use --allow-downgrade")
            .arg(installed, record.id));
}

} // namespace

Result<CommitOutcome, PackageError> judgeUpdate(const StoreRecord& record,
    const Manifest& installed, const PackageSummary& package, const CommitOptions& options)
{
    if (options.seen && *options.seen != record.current.versionId())
        return refused(Refusal::ChangedMeanwhile,
            QStringLiteral("another version of %1 has been installed meanwhile").arg(record.id));
    const auto publisher = checkPublisher(record, package);
    if (!publisher)
        return publisher.error();
    // The digest has the version in it.
    const bool isSameContent = package.digest == record.current.digest;
    if (isSameContent && package.publisher == record.current.publisher)
        return CommitOutcome::Unchanged;
    if (!isSameContent && !options.allowDowngrade) {
        const auto version = checkVersion(record, package);
        if (!version)
            return version.error();
    }
    const auto difference = PermissionDifference::between(installed, package.manifest);
    const bool isByAnother
        = package.publisher != record.current.publisher && !package.manifest.capabilities.empty();
    if ((difference.isWider() || isByAnother) && !options.accepted)
        return CommitOutcome::Waiting;
    return CommitOutcome::Updated;
}

} // namespace portcullis
