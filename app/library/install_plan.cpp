#include "app/library/install_plan.h"

namespace portcullis {
namespace {

PackageError unsaved(const QString& reason)
{
    return refused(Refusal::DecisionsUnsaved,
        QStringLiteral("your decisions could not be saved, so nothing was changed: %1")
            .arg(reason));
}

Result<void, PackageError> checkGrants(const GrantStore& grants)
{
    if (const auto checked = grants.check(); !checked)
        return unsaved(checked.error());
    return {};
}

//! The part of a plan that compares the version with the installed one.
void compare(InstallPlan& plan, const StoreEntry& entry)
{
    plan.installed = entry.current;
    plan.key = GrantKey::of(entry.id, plan.version.publisher, entry.installation);
    plan.changesOwner = plan.key != GrantKey::of(entry);
    plan.difference = PermissionDifference::between(entry.current.manifest, plan.resource.manifest);
}

Result<void, PackageError> saveRefusals(
    GrantStore& grants, const InstallPlan& plan, const Decisions& decided)
{
    const UserAnswer refusals = UserAnswer::refusalsIn(decided);
    if (refusals.isEmpty())
        return {};
    if (const auto saved = grants.save(plan.key, refusals); !saved)
        return unsaved(saved.error());
    return {};
}

std::optional<QString> saveRest(
    GrantStore& grants, const InstallPlan& plan, const Decisions& decided)
{
    const UserAnswer answer = UserAnswer::between(plan.known, decided);
    if (answer.isEmpty())
        return std::nullopt;
    const auto saved = grants.save(plan.key, answer);
    return saved ? std::nullopt : std::optional(saved.error());
}

} // namespace

Result<InstallPlan, PackageError> planInstall(
    const ResourceStore& store, const GrantStore& grants, const StagedPackage& staged)
{
    if (const auto checked = checkGrants(grants); !checked)
        return checked.error();
    const Manifest& manifest = staged.manifest();
    const auto unasked = store.judge(staged, {false, true});
    if (!unasked)
        return unasked.error();
    InstallPlan plan;
    plan.resource = {manifest, staged.content()};
    plan.version = staged.versionId();
    plan.warnings = staged.warnings();
    plan.key = GrantKey::of(manifest.id, staged.publisher(), staged.installation());
    plan.mustBeAccepted = *unasked == CommitOutcome::Waiting;
    if (const std::optional<StoreEntry> entry = store.find(manifest.id)) {
        compare(plan, *entry);
        const auto strict = store.judge(staged, {true, false});
        plan.isDowngrade = !strict && strict.error().refusal == Refusal::Downgrade;
    }
    plan.known = grants.find(plan.key);
    return plan;
}

Result<InstallPlan, PackageError> planWaiting(
    const ResourceStore& store, const GrantStore& grants, const QString& id)
{
    if (const auto checked = checkGrants(grants); !checked)
        return checked.error();
    const std::optional<StoreEntry> entry = store.find(id);
    if (!entry)
        return refused(
            Refusal::NotInstalled, QStringLiteral("%1 is not installed").arg(shownName(id)));
    if (!entry->waiting)
        return refused(
            Refusal::NothingToDo, QStringLiteral("%1 has no update that waits").arg(shownName(id)));
    InstallPlan plan;
    plan.resource = {entry->waiting->manifest, entry->waiting->folder};
    plan.version = entry->waiting->versionId();
    plan.mustBeAccepted = true;
    compare(plan, *entry);
    plan.known = grants.find(plan.key);
    return plan;
}

Result<InstallOutcome, PackageError> applyInstall(ResourceStore& store, GrantStore& grants,
    StagedPackage staged, const InstallPlan& plan, const InstallAnswer& answer)
{
    CommitOptions options{answer.accepts, answer.allowsDowngrade, std::nullopt};
    if (plan.installed)
        options.seen = plan.installed->versionId();
    const auto expected = store.judge(staged, options);
    if (!expected)
        return expected.error();
    const bool isDecided = answer.decided && *expected != CommitOutcome::Waiting;
    if (isDecided) {
        if (const auto saved = saveRefusals(grants, plan, *answer.decided); !saved)
            return saved.error();
    }
    const auto committed = store.commit(std::move(staged), options);
    if (!committed)
        return committed.error();
    InstallOutcome outcome{*committed, std::nullopt};
    if (isDecided && *committed != CommitOutcome::Waiting)
        outcome.unsaved = saveRest(grants, plan, *answer.decided);
    return outcome;
}

Result<InstallOutcome, PackageError> applyWaiting(
    ResourceStore& store, GrantStore& grants, const InstallPlan& plan, const Decisions& decided)
{
    if (const auto saved = saveRefusals(grants, plan, decided); !saved)
        return saved.error();
    const QString& id = plan.resource.manifest.id;
    if (const auto accepted = store.acceptWaiting(id, plan.version); !accepted)
        return accepted.error();
    return InstallOutcome{CommitOutcome::Updated, saveRest(grants, plan, decided)};
}

} // namespace portcullis
