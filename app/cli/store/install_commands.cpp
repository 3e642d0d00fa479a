#include "app/cli/store/install_commands.h"

#include "app/cli/exit_code.h"
#include "app/cli/store/consent.h"
#include "app/cli/store/descriptions.h"
#include "app/engine/engine_version.h"
#include "app/engine/minimum_chrome.h"
#include "app/history/contact_store.h"
#include "app/library/install_plan.h"

#include <QFileInfo>

namespace portcullis {
namespace {

const char* wordOf(CommitOutcome outcome)
{
    switch (outcome) {
    case CommitOutcome::Installed:
        return "installed";
    case CommitOutcome::Updated:
        return "updated";
    case CommitOutcome::Unchanged:
        return "unchanged";
    case CommitOutcome::Waiting:
        return "waiting";
    }
    Q_UNREACHABLE();
}

QString sentenceOf(CommitOutcome outcome, const Manifest& manifest)
{
    switch (outcome) {
    case CommitOutcome::Installed:
        return QStringLiteral("installed");
    case CommitOutcome::Updated:
        return QStringLiteral("updated to %1").arg(manifest.version);
    case CommitOutcome::Unchanged:
        return QStringLiteral("installed already, nothing changed");
    case CommitOutcome::Waiting:
        return QStringLiteral("it asks for more than the installed version, which stays until you "
                              "accept the update with: portcullis update %1")
            .arg(manifest.id);
    }
    Q_UNREACHABLE();
}

Json outcomeJson(const char* outcome, const Manifest& manifest)
{
    return {{"outcome", outcome}, {"id", toJson(manifest.id)}, {"name", toJson(manifest.name)},
        {"version", toJson(manifest.version)}};
}

//! \brief What the update asks for beyond what is installed, if that needs an answer first. An
//! update by another owner asks for everything anew.
QStringList additions(const InstallPlan& plan)
{
    if (plan.changesOwner)
        return wireNames(plan.resource.manifest.capabilities);
    QStringList lines = wireNames(plan.difference.addedCapabilities);
    for (const HostPattern& host : plan.difference.addedHosts)
        lines << host.toString();
    if (plan.difference.addsAnyHost)
        lines << QStringLiteral("any public host that you allow");
    return lines;
}

//! Whether the user accepts what \a plan asks for beyond that; empty if nobody can be asked.
std::optional<bool> acceptsMore(const CommandContext& context, const InstallPlan& plan)
{
    if (context.answers.yes)
        return true;
    const QStringList more = additions(plan);
    const auto isAnswered = [&](const QString& name) {
        return context.answers.granted.contains(name) || context.answers.refused.contains(name);
    };
    if (std::all_of(more.begin(), more.end(), isAnswered))
        return true;
    if (!context.terminal.canAsk())
        return std::nullopt;
    const Manifest& manifest = plan.resource.manifest;
    if (plan.changesOwner)
        context.terminal.warn(QStringLiteral("%1 %2 is the first version that is signed: what you "
                                             "allowed before does not count for its publisher")
                                  .arg(manifest.name, manifest.version));
    context.terminal.warn(
        QStringLiteral("%1 %2 asks for more:").arg(manifest.name, manifest.version));
    for (const QString& line : more)
        context.terminal.warn(QStringLiteral("  + ") + line);
    return context.terminal.ask(QStringLiteral("Update all the same?"));
}

//! What is decided on the permissions that \a plan is about.
Result<Decisions, PackageError> decideOn(const CommandContext& context, const InstallPlan& plan)
{
    return decide(plan.resource.manifest, plan.known, context.answers, context.terminal);
}

//! \brief Says what came of it. A grant that could not be saved is a failure, since whoever gave it
//! counts on it.
int report(const CommandContext& context, const Manifest& manifest, const InstallOutcome& outcome)
{
    const Terminal& terminal = context.terminal;
    const QString sentence = sentenceOf(outcome.commit, manifest);
    Json json = outcomeJson(wordOf(outcome.commit), manifest);
    if (outcome.commit == CommitOutcome::Waiting) {
        terminal.warn(sentence);
        terminal.done(json);
        return exit_code::failed;
    }
    terminal.say(sentence);
    if (!outcome.unsaved)
        return terminal.done(json);
    terminal.warn(QStringLiteral("what you granted could not be saved: ") + *outcome.unsaved);
    json["unsaved"] = toJson(*outcome.unsaved);
    terminal.done(json);
    return exit_code::failed;
}

void warnOfEngine(const CommandContext& context, const Manifest& manifest)
{
    if (const QString warning = tooOldWarning(manifest, runningEngine()); !warning.isEmpty())
        context.terminal.warn(QStringLiteral("warning: ") + warning);
}

int installStaged(
    const CommandContext& context, ResourceStore& store, StagedPackage staged, bool allowDowngrade)
{
    const auto plan = planInstall(store, context.grants, staged);
    if (!plan)
        return context.terminal.fail(plan.error());
    InstallAnswer answer{true, allowDowngrade, std::nullopt};
    if (plan->mustBeAccepted)
        answer.accepts = acceptsMore(context, *plan).value_or(false);
    if (answer.accepts) {
        const auto decided = decideOn(context, *plan);
        if (!decided)
            return context.terminal.fail(decided.error());
        answer.decided = *decided;
    }
    GrantStore grants = context.grants;
    const auto outcome = applyInstall(store, grants, std::move(staged), *plan, answer);
    if (!outcome)
        return context.terminal.fail(outcome.error());
    return report(context, plan->resource.manifest, *outcome);
}

int installPackage(
    const CommandContext& context, const QString& source, bool allowDowngrade, bool isUpdate)
{
    Result<ResourceStore, PackageError> store = context.openStore();
    if (!store)
        return context.terminal.fail(store.error());
    ResourceStore opened = std::move(store).value();
    Result<StagedPackage, PackageError> result
        = opened.stage(source, context.terminal.progress(QStringLiteral("unpacking")));
    if (!result)
        return context.terminal.fail(result.error());
    StagedPackage staged = std::move(result).value();
    for (const QString& warning : staged.warnings())
        context.terminal.warn(QStringLiteral("warning: ") + warning);
    warnOfEngine(context, staged.manifest());
    if (const auto entry = entryOf(opened, staged.manifest().id); isUpdate && !entry)
        return context.terminal.fail(entry.error());
    context.terminal.say(QStringLiteral("%1 %2 (%3), %4")
                             .arg(staged.manifest().name, staged.manifest().version,
                                 staged.manifest().id, publisherLine(staged.publisher())));
    return installStaged(context, opened, std::move(staged), allowDowngrade);
}

int acceptWaiting(const CommandContext& context, ResourceStore& store, const QString& id)
{
    const auto plan = planWaiting(store, context.grants, id);
    if (!plan)
        return context.terminal.fail(plan.error());
    warnOfEngine(context, plan->resource.manifest);
    const std::optional<bool> accepts = acceptsMore(context, *plan);
    if (!accepts)
        return context.terminal.fail(refused(Refusal::Unanswered,
            QStringLiteral("this update needs new permissions (%1); use --yes, --grant or --deny")
                .arg(additions(*plan).join(QStringLiteral(", ")))));
    if (!*accepts)
        return context.terminal.fail(
            refused(Refusal::Canceled, QStringLiteral("the update goes on waiting")));
    const auto decided = decideOn(context, *plan);
    if (!decided)
        return context.terminal.fail(decided.error());
    GrantStore grants = context.grants;
    const auto outcome = applyWaiting(store, grants, *plan, *decided);
    if (!outcome)
        return context.terminal.fail(outcome.error());
    return report(context, plan->resource.manifest, *outcome);
}

bool confirms(const CommandContext& context, const QString& question)
{
    return context.answers.yes || (context.terminal.canAsk() && context.terminal.ask(question));
}

//! The error is why some of it is still there.
Result<void, QString> removeData(const CommandContext& context, const QString& id)
{
    GrantStore grants = context.grants;
    const auto forgotten = grants.forget(id);
    ContactStore contacts(context.dataFolder);
    const auto removed = contacts.remove(id);
    return forgotten ? removed : forgotten;
}

//! Carries out \a change for what is installed under \a id, and says what was done.
template <typename Change>
int changeEntry(const CommandContext& context, const QString& id, const char* outcome,
    const QString& sentence, Change change)
{
    Result<ResourceStore, PackageError> store = context.openStore();
    if (!store)
        return context.terminal.fail(store.error());
    ResourceStore opened = std::move(store).value();
    const Result<StoreEntry, PackageError> entry = entryOf(opened, id);
    if (!entry)
        return context.terminal.fail(entry.error());
    const Result<void, PackageError> changed = change(opened, *entry);
    if (!changed)
        return context.terminal.fail(changed.error());
    context.terminal.say(sentence.arg(id));
    return context.terminal.done({{"outcome", outcome}, {"id", toJson(id)}});
}

//! The id of \a version; of one that is not there, none that any version has.
VersionId idOf(const std::optional<InstalledVersion>& version)
{
    return version ? version->versionId() : VersionId();
}

} // namespace

int install(const InstallCommand& command, const CommandContext& context)
{
    return installPackage(context, command.source, command.allowDowngrade, false);
}

int update(const UpdateCommand& command, const CommandContext& context)
{
    if (QFileInfo::exists(command.target))
        return installPackage(context, command.target, command.allowDowngrade, true);
    if (command.drop)
        return changeEntry(context, command.target, "dropped",
            QStringLiteral("the update of %1 is forgotten"),
            [](ResourceStore& store, const StoreEntry& entry) {
                return store.dropWaiting(entry.id, idOf(entry.waiting));
            });
    Result<ResourceStore, PackageError> store = context.openStore();
    if (!store)
        return context.terminal.fail(store.error());
    ResourceStore opened = std::move(store).value();
    return acceptWaiting(context, opened, command.target);
}

int uninstall(const UninstallCommand& command, const CommandContext& context)
{
    Result<ResourceStore, PackageError> store = context.openStore();
    if (!store)
        return context.terminal.fail(store.error());
    ResourceStore opened = std::move(store).value();
    const Result<StoreEntry, PackageError> entry = entryOf(opened, command.id);
    if (!entry)
        return context.terminal.fail(entry.error());
    if (!confirms(context, QStringLiteral("Remove %1?").arg(entry->current.manifest.name)))
        return context.terminal.fail(
            refused(Refusal::Unanswered, QStringLiteral("nothing is removed; answer with --yes")));
    const bool removesData = !command.keepData
        && confirms(context,
            QStringLiteral("Also forget what you decided for it, and what it "
                           "has contacted?"));
    if (const auto removed = opened.uninstall(command.id); !removed)
        return context.terminal.fail(removed.error());
    context.terminal.say(QStringLiteral("removed %1").arg(command.id));
    const auto forgotten = removesData ? removeData(context, command.id) : Result<void, QString>();
    if (!forgotten)
        context.terminal.warn(
            QStringLiteral("its data could not be removed: ") + forgotten.error());
    context.terminal.done({{"outcome", "uninstalled"}, {"id", toJson(command.id)},
        {"removedData", removesData && bool(forgotten)}});
    return forgotten ? exit_code::done : exit_code::failed;
}

int rollBack(const RollbackCommand& command, const CommandContext& context)
{
    return changeEntry(context, command.id, "rolled_back",
        QStringLiteral("%1 is back to the version before"),
        [](ResourceStore& store, const StoreEntry& entry) {
            return store.rollback(entry.id, idOf(entry.previous));
        });
}

int enable(const EnableCommand& command, const CommandContext& context)
{
    return changeEntry(context, command.id, command.enable ? "enabled" : "disabled",
        command.enable ? QStringLiteral("%1 can be opened") : QStringLiteral("%1 is disabled"),
        [&](ResourceStore& store, const StoreEntry& entry) {
            return store.setEnabled(entry.id, command.enable);
        });
}

} // namespace portcullis
