#include "app/cli/store/permission_commands.h"

#include "app/cli/store/descriptions.h"

namespace portcullis {
namespace {

//! The decisions to show: of \a id, or of all.
std::map<QString, Decisions> selected(const CommandContext& context, const QString& id)
{
    if (id.isEmpty())
        return context.grants.all();
    return {{id, context.grants.find(id)}};
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

void decide(Decisions& decisions, const QStringList& what, Choice choice)
{
    for (const QString& name : what) {
        if (const auto capability = capabilityFromName(name))
            decisions.capabilities[*capability] = choice;
        else
            decisions.hosts[name] = choice;
    }
}

} // namespace

int showPermissions(const PermissionsCommand& command, const CommandContext& context)
{
    Json all = Json::object();
    for (const auto& [key, decisions] : selected(context, command.id)) {
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
    const auto saved = grants.update(command.id, [&](Decisions& decisions) {
        if (command.what.isEmpty())
            revokeAll(decisions, manifest.capabilities);
        decide(decisions, command.what, command.grant ? Choice::Granted : Choice::Refused);
    });
    if (!saved)
        return context.terminal.fail(refused(Refusal::WriteFailed, saved.error()));
    const Decisions decisions = grants.find(command.id);
    printDecisions(context.terminal, command.id, decisions);
    return context.terminal.done(decisionsJson(decisions));
}

} // namespace portcullis
