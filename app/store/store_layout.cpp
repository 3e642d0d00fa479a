#include "app/store/store_layout.h"

#include "app/package/files.h"
#include "app/store/entry_loader.h"
#include "app/store/store_changes.h"
#include "app/store/trash.h"

#include <QDir>
#include <QFile>

#include <optional>

namespace portcullis {
namespace {

constexpr int currentLayout = 1;
constexpr qsizetype maxVersionFileBytes = 16;

//! 0 where there is no version file; empty if it says nothing.
std::optional<int> readLayout(const StorePaths& paths)
{
    QFile file(paths.versionFile());
    if (!file.exists())
        return 0;
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    bool isNumber = false;
    const int layout = file.read(maxVersionFileBytes).trimmed().toInt(&isNumber);
    return isNumber && layout > 0 ? std::optional(layout) : std::nullopt;
}

//! Installs the resource of layout 0 in \a folder.
Result<void, PackageError> install(
    const StorePaths& paths, const QString& folder, const QString& id)
{
    Result<StagingFolder, PackageError> staging = StagingFolder::create(paths);
    if (!staging)
        return staging.error();
    const QString content = staging.value().content();
    const Result<PackageSummary, PackageError> summary = unpackPackage(folder, content);
    if (!summary)
        return summary.error();
    if (summary->manifest.id != id)
        return refused(Refusal::BadManifest,
            QStringLiteral("its resource.json is that of another resource; install it again"));
    if (!files::syncAll(content))
        return writeFailed(QStringLiteral("its files cannot be written"));
    const StagedPackage staged(std::move(staging).value(), *summary);
    const auto outcome = changes::commit(paths, staged, {true, false});
    if (!outcome)
        return outcome.error();
    return {};
}

Result<QStringList, PackageError> migrateResources(const StorePaths& paths)
{
    QStringList notices;
    const QDir root(paths.root());
    const QStringList names = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& name : names) {
        if (!StorePaths::isId(name))
            continue;
        const auto installed = install(paths, root.filePath(name), name);
        if (installed) {
            discard(paths, root.filePath(name));
            continue;
        }
        if (installed.error().refusal == Refusal::WriteFailed)
            return installed.error();
        changes::setFolderAside(paths, root.filePath(name), name);
        notices << damageLine(name, installed.error().message);
    }
    return notices;
}

} // namespace

Result<void, PackageError> checkLayout(const StorePaths& paths)
{
    const std::optional<int> layout = readLayout(paths);
    if (!layout)
        return refused(Refusal::NewerStore,
            QStringLiteral("%1 says nothing that this program knows; update Portcullis")
                .arg(paths.versionFile()));
    if (*layout > currentLayout)
        return refused(Refusal::NewerStore,
            QStringLiteral("%1 was written by a newer version of Portcullis; update this one")
                .arg(paths.root()));
    return {};
}

Result<QStringList, PackageError> prepareLayout(const StorePaths& paths)
{
    for (const QString& folder : {paths.staging(), paths.damaged(), paths.resources()}) {
        if (!files::makeFolder(folder))
            return writeFailed(QStringLiteral("%1 cannot be made").arg(folder));
    }
    if (readLayout(paths) == currentLayout)
        return QStringList();
    Result<QStringList, PackageError> notices = migrateResources(paths);
    if (!notices)
        return notices.error();
    if (!files::replace(paths.versionFile(), QByteArray::number(currentLayout) + '\n'))
        return writeFailed(QStringLiteral("%1 cannot be written").arg(paths.versionFile()));
    return notices;
}

} // namespace portcullis
