#include "app/cli/store/install_commands.h"

#include "app/cli/exit_code.h"
#include "app/cli/store/consent.h"
#include "app/cli/store/descriptions.h"
#include "app/history/contact_store.h"

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

//! Saves \a decided for \a id; one that cannot be saved is said, and asked for again when it is
//! opened.
void save(const CommandContext& context, const QString& id, const Decisions& decided)
{
    GrantStore grants = context.grants;
    const auto saved = grants.save(id, decided);
    if (!saved)
        context.terminal.warn(QStringLiteral("the decisions are not saved: ") + saved.error());
}

//! What the update asks for beyond what is installed, if that needs an answer first.
std::vector<QString> additions(const PermissionDifference& difference)
{
    std::vector<QString> lines;
    for (const Capability capability : difference.addedCapabilities)
        lines.push_back(wireName(capability));
    for (const HostPattern& host : difference.addedHosts)
        lines.push_back(host.toString());
    if (difference.addsAnyHost)
        lines.push_back(QStringLiteral("any public host that you allow"));
    return lines;
}

//! Whether the user accepts that \a manifest asks for more; empty if nobody can be asked.
std::optional<bool> acceptsMore(
    const CommandContext& context, const Manifest& manifest, const PermissionDifference& difference)
{
    if (context.answers.yes)
        return true;
    const std::vector<QString> more = additions(difference);
    const auto isAnswered = [&](const QString& name) {
        return context.answers.granted.contains(name) || context.answers.refused.contains(name);
    };
    if (std::all_of(more.begin(), more.end(), isAnswered))
        return true;
    if (!context.terminal.canAsk())
        return std::nullopt;
    context.terminal.warn(
        QStringLiteral("%1 %2 asks for more:").arg(manifest.name, manifest.version));
    for (const QString& line : more)
        context.terminal.warn(QStringLiteral("  + ") + line);
    return context.terminal.ask(QStringLiteral("Update all the same?"));
}

int commit(const CommandContext& context, ResourceStore& store, StagedPackage staged,
    CommitOptions options)
{
    const Manifest manifest = staged.manifest();
    const std::optional<PermissionDifference> difference = store.differenceFor(staged);
    if (difference && difference->isWider())
        options.accepted = acceptsMore(context, manifest, *difference).value_or(false);
    const bool isCurrent = !difference || !difference->isWider() || options.accepted;
    Decisions decisions;
    if (isCurrent) {
        const auto decided
            = decide(manifest, context.grants.find(manifest.id), context.answers, context.terminal);
        if (!decided)
            return context.terminal.fail(decided.error());
        decisions = *decided;
    }
    const Result<CommitOutcome, PackageError> outcome = store.commit(std::move(staged), options);
    if (!outcome)
        return context.terminal.fail(outcome.error());
    if (*outcome == CommitOutcome::Waiting) {
        context.terminal.warn(sentenceOf(*outcome, manifest));
        context.terminal.done(outcomeJson(wordOf(*outcome), manifest));
        return exit_code::failed;
    }
    save(context, manifest.id, decisions);
    context.terminal.say(sentenceOf(*outcome, manifest));
    return context.terminal.done(outcomeJson(wordOf(*outcome), manifest));
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
    if (const auto entry = entryOf(opened, staged.manifest().id); isUpdate && !entry)
        return context.terminal.fail(entry.error());
    context.terminal.say(QStringLiteral("%1 %2 (%3), %4")
                             .arg(staged.manifest().name, staged.manifest().version,
                                 staged.manifest().id, publisherLine(staged.publisher())));
    return commit(context, opened, std::move(staged), {false, allowDowngrade});
}

int acceptWaiting(const CommandContext& context, ResourceStore& store, const StoreEntry& entry)
{
    if (!entry.waiting)
        return context.terminal.fail(refused(Refusal::NothingToDo,
            QStringLiteral("%1 has no update that waits").arg(shownName(entry.id))));
    const Manifest& manifest = entry.waiting->manifest;
    const auto difference = PermissionDifference::between(entry.current.manifest, manifest);
    const std::optional<bool> accepts = acceptsMore(context, manifest, difference);
    if (!accepts)
        return context.terminal.fail(refused(Refusal::Unanswered,
            QStringLiteral("it asks for more; answer with --yes, --grant or --deny")));
    if (!*accepts)
        return context.terminal.fail(
            refused(Refusal::Canceled, QStringLiteral("the update goes on waiting")));
    const auto decided
        = decide(manifest, context.grants.find(entry.id), context.answers, context.terminal);
    if (!decided)
        return context.terminal.fail(decided.error());
    if (const auto accepted = store.acceptWaiting(entry.id, entry.waiting->digest); !accepted)
        return context.terminal.fail(accepted.error());
    save(context, entry.id, *decided);
    context.terminal.say(sentenceOf(CommitOutcome::Updated, manifest));
    return context.terminal.done(outcomeJson("updated", manifest));
}

bool confirms(const CommandContext& context, const QString& question)
{
    return context.answers.yes || (context.terminal.canAsk() && context.terminal.ask(question));
}

void removeData(const CommandContext& context, const QString& id)
{
    GrantStore grants = context.grants;
    if (const auto removed = grants.remove(id); !removed)
        context.terminal.warn(removed.error());
    ContactStore contacts(context.dataFolder);
    if (const auto removed = contacts.remove(id); !removed)
        context.terminal.warn(removed.error());
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
    const Result<void, PackageError> changed = change(opened);
    if (!changed)
        return context.terminal.fail(changed.error());
    context.terminal.say(sentence.arg(id));
    return context.terminal.done({{"outcome", outcome}, {"id", toJson(id)}});
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
            [&](ResourceStore& store) { return store.dropWaiting(command.target); });
    Result<ResourceStore, PackageError> store = context.openStore();
    if (!store)
        return context.terminal.fail(store.error());
    ResourceStore opened = std::move(store).value();
    const Result<StoreEntry, PackageError> entry = entryOf(opened, command.target);
    if (!entry)
        return context.terminal.fail(entry.error());
    return acceptWaiting(context, opened, *entry);
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
    if (removesData)
        removeData(context, command.id);
    context.terminal.say(QStringLiteral("removed %1").arg(command.id));
    return context.terminal.done(
        {{"outcome", "uninstalled"}, {"id", toJson(command.id)}, {"removedData", removesData}});
}

int rollBack(const RollbackCommand& command, const CommandContext& context)
{
    return changeEntry(context, command.id, "rolled_back",
        QStringLiteral("%1 is back to the version before"),
        [&](ResourceStore& store) { return store.rollback(command.id); });
}

int enable(const EnableCommand& command, const CommandContext& context)
{
    return changeEntry(context, command.id, command.enable ? "enabled" : "disabled",
        command.enable ? QStringLiteral("%1 can be opened") : QStringLiteral("%1 is disabled"),
        [&](ResourceStore& store) { return store.setEnabled(command.id, command.enable); });
}

} // namespace portcullis
