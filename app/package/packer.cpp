#include "app/package/packer.h"

#include "app/package/files.h"
#include "app/package/folder_reader.h"
#include "app/package/signature.h"
#include "app/package/unpacking.h"
#include "app/package/zip_writer.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

namespace portcullis {
namespace {

//! What stands for the first half of \a progress, and for the second.
Progress firstHalf(const Progress& progress)
{
    if (!progress)
        return {};
    return [progress](qint64 done, qint64 total) { return progress(done, 2 * total); };
}

Progress secondHalf(const Progress& progress)
{
    if (!progress)
        return {};
    return [progress](qint64 done, qint64 total) { return progress(total + done, 2 * total); };
}

bool isInside(const QString& file, const QString& folder)
{
    const QString root = QFileInfo(folder).canonicalFilePath();
    return !root.isEmpty()
        && QFileInfo(file).dir().canonicalPath().append(u'/').startsWith(root + u'/');
}

Result<void, PackageError> addSignature(
    const ReadPackage& read, const SigningKey& key, const QString& copy)
{
    const auto text = makeSignature(read.loaded.manifest, read.files, key);
    if (!text)
        return text.error();
    if (!files::writeNew(copy + u'/' + QLatin1String(signatureFile), *text, 0644))
        return writeFailed(QStringLiteral("portcullis-signature.json can't be written"));
    return {};
}

//! The names of all files in \a copy, in the one order that packages have.
Result<QStringList, PackageError> sortedNames(const QString& copy)
{
    const auto reader = FolderReader::scan(copy, Leftovers::Keep);
    if (!reader)
        return reader.error();
    QStringList names;
    for (const PackageReader::File& file : (*reader)->files())
        names << file.path;
    std::sort(names.begin(), names.end(),
        [](const QString& a, const QString& b) { return a.toUtf8() < b.toUtf8(); });
    return names;
}

//! What is packed is a copy that nobody else changes, and that has passed all checks.
Result<PackageSummary, PackageError> makeCopy(
    const QString& folder, const QString& copy, const SigningKey* key, const Progress& progress)
{
    const auto reader = FolderReader::scan(folder, Leftovers::LeaveOut);
    if (!reader)
        return reader.error();
    const auto oldSignature = key ? OldSignature::LeaveOut : OldSignature::Keep;
    const auto read = readPackage(**reader, copy, progress, oldSignature);
    if (!read)
        return read.error();
    if (!key)
        return checkPackage(*read, copy);
    const auto added = addSignature(*read, *key, copy);
    if (!added)
        return added.error();
    Result<PackageSummary, PackageError> checked = checkUnpacked(copy);
    if (!checked)
        return checked;
    PackageSummary summary = std::move(checked).value();
    summary.warnings = read->loaded.warnings; // it also says what was left out
    return summary;
}

} // namespace

Result<PackageSummary, PackageError> packFolder(const QString& folder, const QString& output,
    const PackOptions& options, const Progress& progress)
{
    if (isInside(output, folder))
        return refused(Refusal::WriteFailed,
            QStringLiteral(
                "%1 would be inside the folder that is packed; choose a place outside of it")
                .arg(shownName(output)));
    const QTemporaryDir copy;
    if (!copy.isValid())
        return writeFailed(QStringLiteral("a temporary copy of the folder can't be made"));
    auto summary = makeCopy(folder, copy.path(), options.key, firstHalf(progress));
    if (!summary)
        return summary;
    const Result<QStringList, PackageError> names = sortedNames(copy.path());
    if (!names)
        return names.error();
    const auto written
        = writeZip(copy.path(), *names, output, secondHalf(progress), summary->bytes);
    if (!written)
        return written.error();
    return summary;
}

} // namespace portcullis
