#include "app/cli/store/package_commands.h"

#include "app/cli/store/descriptions.h"
#include "app/engine/minimum_chrome.h"
#include "app/package/packer.h"
#include "app/references/missing_files.h"

#include <QTemporaryDir>

namespace portcullis {
namespace {

Json summaryJson(const PackageSummary& summary)
{
    Json json = manifestJson(summary.manifest);
    json.update({{"files", summary.files}, {"bytes", summary.bytes},
        {"frontendBytes", summary.frontendBytes}, {"signed", summary.publisher.has_value()},
        {"warnings", Json::array()}});
    if (summary.publisher)
        json["fingerprint"] = toJson(summary.publisher->fingerprint());
    for (const QString& warning : summary.warnings)
        json["warnings"].push_back(toJson(warning));
    return json;
}

void printSummary(const Terminal& terminal, const PackageSummary& summary)
{
    const Manifest& manifest = summary.manifest;
    for (const QString& warning : summary.warnings)
        terminal.warn(QStringLiteral("warning: ") + warning);
    terminal.say(QStringLiteral("%1 %2 (%3)").arg(manifest.name, manifest.version, manifest.id));
    terminal.say(QStringLiteral("%1 files, %2").arg(summary.files).arg(sizeLine(summary.bytes)));
    terminal.say(publisherLine(summary.publisher));
    for (const QString& line :
        permissionLines(manifest, {}) + headerLines(manifest) + engineLines(manifest))
        terminal.say(line);
}

//! \a summary of the resource in \a folder, with warnings of files that are not there, and of users
//! whom it leaves out.
PackageSummary withWarningsForAuthors(PackageSummary summary, const QString& folder)
{
    summary.warnings += exclusionWarnings(summary.manifest);
    summary.warnings += missingFiles(summary.manifest, ResourceFolder(folder));
    return summary;
}

Result<PackageSummary, PackageError> packWith(
    const PackCommand& command, const QString& output, const Terminal& terminal)
{
    const Progress progress = terminal.progress(QStringLiteral("packing"));
    if (command.keyFile.isEmpty())
        return packFolder(command.folder, output, {}, progress);
    const Result<SigningKey, PackageError> key = SigningKey::load(command.keyFile);
    if (!key)
        return key.error();
    return packFolder(command.folder, output, {&*key}, progress);
}

//! Where the package goes if nothing was said; the error is that of the manifest.
Result<QString, PackageError> defaultOutput(const QString& folder)
{
    const Result<LoadedManifest, ManifestError> loaded = loadManifest(folder);
    if (!loaded)
        return refused(Refusal::BadManifest, loaded.error().toString());
    return QStringLiteral("%1-%2.rpk").arg(loaded->manifest.id, loaded->manifest.version);
}

} // namespace

int validate(const ValidateCommand& command, const CommandContext& context)
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return context.terminal.fail(
            refused(Refusal::WriteFailed, QStringLiteral("no temporary folder can be made")));
    const auto unpacked = unpackPackage(
        command.source, folder.path(), context.terminal.progress(QStringLiteral("checking")));
    if (!unpacked)
        return context.terminal.fail(unpacked.error());
    const PackageSummary summary = withWarningsForAuthors(*unpacked, folder.path());
    printSummary(context.terminal, summary);
    return context.terminal.done(summaryJson(summary));
}

int pack(const PackCommand& command, const CommandContext& context)
{
    QString output = command.output;
    if (output.isEmpty()) {
        const Result<QString, PackageError> chosen = defaultOutput(command.folder);
        if (!chosen)
            return context.terminal.fail(chosen.error());
        output = *chosen;
    }
    const auto packed = packWith(command, output, context.terminal);
    if (!packed)
        return context.terminal.fail(packed.error());
    const PackageSummary summary = withWarningsForAuthors(*packed, command.folder);
    printSummary(context.terminal, summary);
    context.terminal.say(QStringLiteral("written to %1").arg(output));
    Json json = summaryJson(summary);
    json["package"] = toJson(output);
    return context.terminal.done(json);
}

int makeKey(const KeygenCommand& command, const CommandContext& context)
{
    const SigningKey key = SigningKey::generate();
    if (const auto saved = key.save(command.file); !saved)
        return context.terminal.fail(saved.error());
    const QString publicFile = command.file + QStringLiteral(".pub");
    context.terminal.say(
        QStringLiteral("%1 is the secret key: keep it, and keep it to yourself").arg(command.file));
    context.terminal.say(QStringLiteral("%1 is the public key").arg(publicFile));
    context.terminal.say(QStringLiteral("fingerprint %1").arg(key.publicKey().fingerprint()));
    return context.terminal.done({{"secretKey", toJson(command.file)},
        {"publicKey", toJson(publicFile)}, {"fingerprint", toJson(key.publicKey().fingerprint())}});
}

} // namespace portcullis
