#include "app/package/content_intake.h"

#include "app/package/sha256.h"
#include "bridge/core/limits.h"

#include <QFileInfo>

#include <fcntl.h>

namespace portcullis {
namespace {

PackageError tooLarge(const QString& what, qint64 most, const QString& path)
{
    return refused(Refusal::TooLarge,
        QStringLiteral("%1 is larger than %2 MiB, at the file %3; remove what the resource does "
                       "not need")
            .arg(what)
            .arg(most / limits::mebibyte)
            .arg(shownName(path)));
}

//! As the file of the manifest's entry is found in any Unicode normalization.
QString normalized(const QString& path)
{
    return path.normalized(QString::NormalizationForm_C);
}

} // namespace

ContentIntake::ContentIntake(const QString& folder, const Progress& progress, qint64 totalBytes)
    : m_folder(folder), m_progress(progress), m_totalBytes(totalBytes),
      m_buffer(files::chunkBytes, Qt::Uninitialized)
{
}

Result<void, PackageError> ContentIntake::setFrontend(const QString& folder)
{
    m_frontend = normalized(folder);
    m_frontendBytes = 0;
    for (const PackageFile& file : m_files) {
        auto counted = countFrontend(file.path, file.size);
        if (!counted)
            return counted;
    }
    return {};
}

Result<void, PackageError> ContentIntake::add(const QString& path, const ReadBytes& read)
{
    if (m_folder.isEmpty())
        return copy(path, read, {});
    const Result<FileDescriptor, PackageError> file = create(path);
    if (!file)
        return file.error();
    return copy(path, read, *file);
}

Result<FileDescriptor, PackageError> ContentIntake::create(const QString& path) const
{
    const QString full = m_folder + u'/' + path;
    FileDescriptor file;
    if (files::makeFolder(QFileInfo(full).path()))
        file = files::open(full, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0644);
    if (!file.isOpen())
        return writeFailed(QStringLiteral("the file %1 can't be written").arg(shownName(path)));
    return file;
}

Result<void, PackageError> ContentIntake::copy(
    const QString& path, const ReadBytes& read, const FileDescriptor& to)
{
    PackageFile file{path, 0, {}};
    Sha256 hash;
    while (true) {
        const auto size = read(m_buffer.data(), m_buffer.size());
        if (!size)
            return size.error();
        if (*size == 0)
            break;
        auto counted = count(path, *size);
        if (!counted)
            return counted;
        const QByteArrayView bytes(m_buffer.constData(), *size);
        hash.add(bytes);
        file.size += *size;
        if (to.isOpen() && !files::writeAll(to, bytes))
            return writeFailed(
                QStringLiteral("the file %1 cannot be written").arg(shownName(path)));
    }
    file.sha256 = hash.result();
    m_files.push_back(file);
    return {};
}

Result<void, PackageError> ContentIntake::count(const QString& path, qint64 bytes)
{
    m_bytes += bytes;
    if (m_bytes > limits::maxPackageBytes)
        return tooLarge(QStringLiteral("the package"), limits::maxPackageBytes, path);
    auto counted = countFrontend(path, bytes);
    if (!counted)
        return counted;
    if (m_progress && !m_progress(m_bytes, m_totalBytes))
        return refused(Refusal::Canceled, QStringLiteral("it was canceled"));
    return {};
}

Result<void, PackageError> ContentIntake::countFrontend(const QString& path, qint64 bytes)
{
    const bool isFrontend
        = m_frontend && (m_frontend->isEmpty() || normalized(path).startsWith(*m_frontend + u'/'));
    if (!isFrontend)
        return {};
    m_frontendBytes += bytes;
    if (m_frontendBytes > limits::maxFrontendBytes)
        return tooLarge(QStringLiteral("the frontend"), limits::maxFrontendBytes, path);
    return {};
}

} // namespace portcullis
