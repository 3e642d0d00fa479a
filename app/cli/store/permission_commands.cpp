#include "app/cli/store/permission_commands.h"

#include "app/cli/store/descriptions.h"

namespace portcullis {
namespace {

//! \brief The decisions to show: of \a id, or of all. For what is installed, those that hold for
//! its owner.
Result<std::map<QString, Decisions>, PackageError> selected(
    const CommandContext& context, const QString& id)
{
    const Result<ResourceStore, PackageError> store = context.openStore();
    if (!store)
        return store.error();
    const GrantTable table = context.grants.all();
    std::map<QString, Decisions> shown;
    for (const auto& [name, owned] : table)
        shown[name] = owned.decisions;
    for (const GrantKey& key : keysIn(*store)) {
        if (table.count(key.name) > 0)
            shown[key.name] = decisionsFor(table, key);
    }
    if (id.isEmpty())
        return shown;
    return std::map<QString, Decisions>{{id, shown[id]}};
}

void printDecisions(const Terminal& terminal, const QString& key, const Decisions& decisions)
{
    const Json json = decisionsJson(decisions);
    for (const char* const kind : {"capabilities", "hosts"}) {
        for (const auto& [name, choice] : json.at(kind).items())
            terminal.say(QStringLiteral("%1  %2  %3")
                             .arg(key, QString::fromStdString(choice.get<std::string>()),
                                 QString::fromStdString(name)));
    }
}

//! Why \a what cannot be granted to a resource with that manifest; nothing if it can.
Result<void, PackageError> checkGrant(const Manifest& manifest, const QStringList& what)
{
    for (const QString& name : what) {
        const auto capability = capabilityFromName(name);
        if (capability && manifest.capabilities.count(*capability) == 0)
            return refused(Refusal::NothingToDo,
                QStringLiteral("%1 does not ask for %2").arg(manifest.id, name));
        const auto host = HostPattern::parse(name);
        if (!host || !manifest.hosts)
            continue;
        const bool isListed = std::any_of(manifest.hosts->begin(), manifest.hosts->end(),
            [&host](const HostRequest& request) { return request.pattern.covers(*host); });
        if (!isListed)
            return refused(Refusal::NothingToDo,
                QStringLiteral("%1 does not ask for %2").arg(manifest.id, name));
    }
    return {};
}

UserAnswer answerFor(const GrantCommand& command, const Manifest& manifest)
{
    const Choice choice = command.grant ? Choice::Granted : Choice::Refused;
    if (command.what.isEmpty())
        return UserAnswer::revokingAll(manifest.capabilities);
    UserAnswer answer;
    for (const QString& name : command.what) {
        if (const auto capability = capabilityFromName(name))
            answer.add(*capability, choice);
        else if (const auto host = HostPattern::parse(name))
            answer.add(*host, choice);
    }
    return answer;
}

} // namespace

int showPermissions(const PermissionsCommand& command, const CommandContext& context)
{
    const auto shown = selected(context, command.id);
    if (!shown)
        return context.terminal.fail(shown.error());
    Json all = Json::object();
    for (const auto& [key, decisions] : *shown) {
        printDecisions(context.terminal, key, decisions);
        all[key.toStdString()] = decisionsJson(decisions);
    }
    return context.terminal.done({{"resources", std::move(all)}});
}

int changePermissions(const GrantCommand& command, const CommandContext& context)
{
    const Result<ResourceStore, PackageError> store = context.openStore();
    if (!store)
        return context.terminal.fail(store.error());
    const Result<StoreEntry, PackageError> entry = entryOf(*store, command.id);
    if (!entry)
        return context.terminal.fail(entry.error());
    const Manifest& manifest = entry->current.manifest;
    if (const auto checked = checkGrant(manifest, command.what); command.grant && !checked)
        return context.terminal.fail(checked.error());
    GrantStore grants = context.grants;
    const GrantKey key = GrantKey::of(*entry);
    const auto saved = grants.save(key, answerFor(command, manifest));
    if (!saved)
        return context.terminal.fail(refused(Refusal::DecisionsUnsaved, saved.error()));
    const Decisions decisions = grants.find(key);
    printDecisions(context.terminal, command.id, decisions);
    return context.terminal.done(decisionsJson(decisions));
}

} // namespace portcullis
