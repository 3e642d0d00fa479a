#include "app/cli/store/list_commands.h"

#include "app/cli/store/descriptions.h"
#include "app/cli/store/package_commands.h"

#include <QFileInfo>

#include <algorithm>

namespace portcullis {
namespace {

QString stateOf(const StoreEntry& entry)
{
    if (entry.waiting)
        return QStringLiteral("update waits");
    return entry.isEnabled ? QStringLiteral("enabled") : QStringLiteral("disabled");
}

//! Prints \a rows in columns that are as wide as their widest text; the last one is free.
void printTable(const Terminal& terminal, const std::vector<QStringList>& rows)
{
    std::vector<qsizetype> widths;
    for (const QStringList& row : rows) {
        widths.resize(std::max(widths.size(), size_t(row.size())));
        for (qsizetype i = 0; i + 1 < row.size(); ++i)
            widths[size_t(i)] = std::max(widths[size_t(i)], row[i].size());
    }
    for (const QStringList& row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row[i].leftJustified(widths[size_t(i)]) + QStringLiteral("  ");
        terminal.say(line.trimmed());
    }
}

void printVersion(const Terminal& terminal, const char* what, const InstalledVersion& version)
{
    terminal.say(QStringLiteral("%1: %2, installed %3, %4 files, %5")
                     .arg(QLatin1String(what), version.manifest.version,
                         version.installed.toLocalTime().toString(Qt::ISODate))
                     .arg(version.files)
                     .arg(sizeLine(version.bytes)));
}

void printEntry(const Terminal& terminal, const StoreEntry& entry, const Decisions& decisions)
{
    const Manifest& manifest = entry.current.manifest;
    terminal.say(QStringLiteral("%1 (%2)").arg(manifest.name, entry.id));
    if (!manifest.description.isEmpty())
        terminal.say(manifest.description);
    if (!manifest.author.isEmpty())
        terminal.say(QStringLiteral("author: %1").arg(manifest.author));
    terminal.say(QStringLiteral("publisher: %1").arg(publisherLine(entry.publisher)));
    terminal.say(QStringLiteral("state: %1").arg(stateOf(entry)));
    printVersion(terminal, "version", entry.current);
    if (entry.previous)
        printVersion(terminal, "rollback to", *entry.previous);
    if (entry.waiting)
        printVersion(terminal, "update that waits", *entry.waiting);
    terminal.say(QStringLiteral("folder: %1").arg(entry.current.folder));
    for (const QString& line : permissionLines(manifest, decisions))
        terminal.say(QStringLiteral("permission: %1").arg(line));
    for (const QString& line : headerLines(manifest) + engineLines(manifest))
        terminal.say(line);
    for (const HistoryEvent& event : entry.history)
        terminal.say(QStringLiteral("history: %1 %2 %3")
                         .arg(event.time.toLocalTime().toString(Qt::ISODate), wordOf(event.kind),
                             event.version));
}

} // namespace

int list(const CommandContext& context)
{
    const Result<ResourceStore, PackageError> store = context.openStore();
    if (!store)
        return context.terminal.fail(store.error());
    const StoreListing listing = store->list();
    for (const QString& error : listing.errors)
        context.terminal.warn(error);
    std::vector<QStringList> rows;
    Json all = Json::array();
    for (const StoreEntry& entry : listing.entries) {
        const Manifest& manifest = entry.current.manifest;
        rows.push_back({entry.id, manifest.version, stateOf(entry), manifest.name});
        all.push_back(entryJson(entry, context.grants.find(GrantKey::of(entry))));
    }
    if (rows.empty())
        context.terminal.say(QStringLiteral("nothing is installed"));
    printTable(context.terminal, rows);
    return context.terminal.done({{"resources", std::move(all)}});
}

int showInfo(const InfoCommand& command, const CommandContext& context)
{
    if (QFileInfo::exists(command.target))
        return validate({command.target}, context);
    const Result<ResourceStore, PackageError> store = context.openStore();
    if (!store)
        return context.terminal.fail(store.error());
    const Result<StoreEntry, PackageError> entry = entryOf(*store, command.target);
    if (!entry)
        return context.terminal.fail(entry.error());
    if (command.verify) {
        if (const auto verified = store->verify(entry->id); !verified)
            return context.terminal.fail(verified.error());
    }
    const Decisions decisions = context.grants.find(GrantKey::of(*entry));
    printEntry(context.terminal, *entry, decisions);
    if (command.verify)
        context.terminal.say(QStringLiteral("files: all as installed"));
    Json json = entryJson(*entry, decisions);
    if (command.verify)
        json["verified"] = true;
    return context.terminal.done(json);
}

} // namespace portcullis
