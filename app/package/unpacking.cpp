#include "app/package/unpacking.h"

#include "app/package/folder_reader.h"
#include "app/package/leftovers.h"
#include "app/package/package_path.h"
#include "app/package/package_root.h"
#include "app/package/sha256.h"
#include "app/package/signature.h"
#include "app/package/zip_reader.h"
#include "bridge/core/limits.h"
#include "bridge/core/one_line.h"

#include <QFileInfo>

#include <algorithm>

#include <fcntl.h>

namespace portcullis {
namespace {

using SourceFile = PackageReader::File;

const QString manifestFile = QLatin1String(manifestName);

PackageError badManifest(const ManifestError& error)
{
    // Where it has been unpacked means nothing to a person.
    return refused(
        Refusal::BadManifest, ManifestError{manifestFile, error.place, error.message}.toString());
}

//! The text of one file, and the same bytes again for whoever reads on.
Result<QByteArray, PackageError> readText(const ReadBytes& read, qsizetype most)
{
    QByteArray text;
    QByteArray piece(files::chunkBytes, Qt::Uninitialized);
    while (text.size() <= most) {
        const auto size = read(piece.data(), piece.size());
        if (!size)
            return size.error();
        if (*size == 0)
            break;
        text.append(piece.constData(), *size);
    }
    return text;
}

//! Reads from \a text, which it keeps.
ReadBytes bytesOf(const QByteArray& text)
{
    return [text, done = qsizetype(0)](char* buffer, qsizetype size) mutable {
        const qsizetype count = qMin(size, text.size() - done);
        std::copy_n(text.constData() + done, count, buffer);
        done += count;
        return Result<qsizetype, PackageError>(count);
    };
}

//! Adds the manifest's file, and tells the intake what the frontend is.
Result<LoadedManifest, PackageError> addManifest(
    PackageReader& reader, const SourceFile& file, ContentIntake& intake)
{
    const Result<ReadBytes, PackageError> opened = reader.open(file);
    if (!opened)
        return opened.error();
    const Result<QByteArray, PackageError> text = readText(*opened, limits::maxManifestBytes);
    if (!text)
        return text.error();
    Result<LoadedManifest, ManifestError> loaded = parseManifest(*text, manifestFile);
    if (!loaded)
        return badManifest(loaded.error());
    auto done = intake.add(file.path, bytesOf(*text));
    if (!done)
        return done.error();
    const QString& entry = loaded->manifest.entry;
    done = intake.setFrontend(entry.left(qMax<qsizetype>(entry.lastIndexOf(u'/'), 0)));
    if (!done)
        return done.error();
    return std::move(loaded).value();
}

Result<void, PackageError> addFile(
    PackageReader& reader, const SourceFile& file, ContentIntake& intake)
{
    const Result<ReadBytes, PackageError> opened = reader.open(file);
    if (!opened)
        return opened.error();
    return intake.add(file.path, *opened);
}

qint64 claimedBytes(const std::vector<SourceFile>& files)
{
    qint64 sum = 0;
    for (const SourceFile& file : files)
        sum += qMin(file.claimedBytes, qint64(limits::maxPackageBytes));
    return sum;
}

Result<QByteArray, PackageError> readSignature(const QString& folder)
{
    const FileDescriptor file
        = files::open(folder + u'/' + QLatin1String(signatureFile), O_RDONLY | O_NOFOLLOW);
    const ReadBytes read
        = [&file](char* buffer, qsizetype size) -> Result<qsizetype, PackageError> {
        const ssize_t count = files::read(file, buffer, size);
        if (count < 0)
            return refused(Refusal::NotFound,
                QStringLiteral("portcullis-signature.json can't be read; check that you may read "
                               "it"));
        return qsizetype(count);
    };
    return readText(read, limits::maxSignatureBytes);
}

const SourceFile* find(const std::vector<SourceFile>& files, const QString& path)
{
    const auto found = std::find_if(
        files.begin(), files.end(), [&path](const SourceFile& file) { return file.path == path; });
    return found == files.end() ? nullptr : &*found;
}

QStringList pathsOf(const std::vector<SourceFile>& files)
{
    QStringList paths;
    for (const SourceFile& file : files)
        paths << file.path;
    return paths;
}

//! What is read of a package, and what is not.
struct Selection {
    std::vector<SourceFile> files;
    QStringList leftOut;
};

//! The paths that the signature among \a files covers; none if there is no signature.
Result<QSet<QString>, PackageError> signedPaths(
    PackageReader& reader, const std::vector<SourceFile>& files)
{
    const SourceFile* const signature = find(files, QLatin1String(signatureFile));
    if (!signature)
        return QSet<QString>();
    const Result<ReadBytes, PackageError> opened = reader.open(*signature);
    if (!opened)
        return opened.error();
    const Result<QByteArray, PackageError> text = readText(*opened, limits::maxSignatureBytes);
    if (!text)
        return text.error();
    return listedPaths(*text);
}

//! As the reader has checked those that are no leftovers.
Result<void, PackageError> checkTogether(const std::vector<SourceFile>& files)
{
    PathIndex index;
    for (const SourceFile& file : files) {
        const Result<QString, PackageError> path = checkedPath(file.path.toUtf8());
        if (!path)
            return path.error();
        auto added = index.addFile(*path);
        if (!added)
            return added;
    }
    return {};
}

//! A leftover that was signed, by whatever packed it, is a part of the package.
Result<Selection, PackageError> select(PackageReader& reader, OldSignature oldSignature)
{
    Selection selection;
    for (const SourceFile& file : reader.files()) {
        if (oldSignature == OldSignature::Keep || file.path != QLatin1String(signatureFile))
            selection.files.push_back(file);
    }
    if (reader.leftovers().empty())
        return selection;
    const Result<QSet<QString>, PackageError> isSigned = signedPaths(reader, selection.files);
    if (!isSigned)
        return isSigned.error();
    for (const SourceFile& file : reader.leftovers()) {
        if (isSigned->contains(file.path))
            selection.files.push_back(file);
        else
            selection.leftOut << file.path;
    }
    const auto checked = checkTogether(selection.files);
    if (!checked)
        return checked.error();
    return selection;
}

PackageError entryLeftOut(const QString& entry)
{
    return refused(Refusal::BadManifest,
        QStringLiteral("%1: at /frontend/entry: %2 has a name that systems use for files of their "
                       "own, which are left out; rename the file")
            .arg(manifestFile, shownName(entry)));
}

//! Empty if there is no signature.
Result<std::optional<PublicKey>, PackageError> findPublisher(
    const ReadPackage& read, const QString& folder)
{
    const bool isSigned = std::any_of(read.files.begin(), read.files.end(),
        [](const PackageFile& file) { return file.path == QLatin1String(signatureFile); });
    if (!isSigned)
        return std::optional<PublicKey>();
    const Result<QByteArray, PackageError> text = readSignature(folder);
    if (!text)
        return text.error();
    const auto key = verifySignature(*text, read.loaded.manifest, read.files);
    if (!key)
        return key.error();
    return std::optional(*key);
}

} // namespace

Result<std::unique_ptr<PackageReader>, PackageError> openPackage(const QString& source)
{
    const QFileInfo info(source);
    if (!info.exists())
        return refused(Refusal::NotFound,
            QStringLiteral("there is no file or folder %1; check its name").arg(shownName(source)));
    return info.isDir() ? FolderReader::scan(source, Leftovers::LeaveOut) : ZipReader::open(source);
}

Result<ReadPackage, PackageError> readPackage(PackageReader& reader, const QString& target,
    const Progress& progress, OldSignature oldSignature)
{
    const Result<Selection, PackageError> selection = select(reader, oldSignature);
    if (!selection)
        return selection.error();
    const std::vector<SourceFile>& files = selection->files;
    const SourceFile* const manifest = find(files, manifestFile);
    if (!manifest)
        return noManifest(pathsOf(files));
    ContentIntake intake(target, progress, claimedBytes(files));
    Result<LoadedManifest, PackageError> added = addManifest(reader, *manifest, intake);
    if (!added)
        return added.error();
    LoadedManifest loaded = std::move(added).value();
    if (selection->leftOut.contains(loaded.manifest.entry))
        return entryLeftOut(loaded.manifest.entry);
    for (const SourceFile& file : files) {
        const auto done = file.path == manifestFile ? Result<void, PackageError>()
                                                    : addFile(reader, file, intake);
        if (!done)
            return done.error();
    }
    if (!selection->leftOut.isEmpty())
        loaded.warnings << leftOutSentence(selection->leftOut);
    return ReadPackage{loaded, intake.files(), intake.bytes(), intake.frontendBytes()};
}

Result<PackageSummary, PackageError> checkPackage(const ReadPackage& read, const QString& folder)
{
    const Result<LoadedManifest, ManifestError> loaded = loadManifest(folder);
    if (!loaded)
        return badManifest(loaded.error());
    const auto publisher = findPublisher(read, folder);
    if (!publisher)
        return publisher.error();
    const Manifest& manifest = loaded->manifest;
    return PackageSummary{manifest, *publisher, Sha256::of(canonicalText(manifest, read.files)),
        int(read.files.size()), read.bytes, read.frontendBytes, read.loaded.warnings};
}

} // namespace portcullis
