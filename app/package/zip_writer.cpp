#include "app/package/zip_writer.h"

#include "app/package/zip_handles.h"

#include <QFile>

#include <sys/stat.h>

namespace portcullis {
namespace {

//! 1 January 1980, the first day that an archive can name, and midnight.
constexpr zip_uint16_t firstDate = 1 << 5 | 1;
constexpr zip_uint16_t firstTime = 0;
constexpr zip_uint32_t fileMode = S_IFREG | 0644;
constexpr zip_uint32_t bestCompression = 9;
//! libzip tells how far it is whenever so much more of all is done.
constexpr double progressStep = 0.002;

struct Watch {
    const Progress& progress;
    qint64 totalBytes = 0;
    double part = 0;
    bool isCanceled = false;
};

void tell(zip_t*, double part, void* context)
{
    auto& watch = *static_cast<Watch*>(context);
    watch.part = part;
    if (watch.progress && !watch.isCanceled)
        watch.isCanceled
            = !watch.progress(qint64(part * double(watch.totalBytes)), watch.totalBytes);
}

int isCanceled(zip_t*, void* context)
{
    return static_cast<Watch*>(context)->isCanceled ? 1 : 0;
}

PackageError failed(const QString& output, zip_t* archive)
{
    zip_error_t* const error = zip_get_error(archive);
    if (zip_error_code_zip(error) == ZIP_ER_CANCELLED)
        return refused(Refusal::Canceled, QStringLiteral("it was canceled"));
    return refused(Refusal::WriteFailed,
        QStringLiteral("%1 can't be written: %2; check the free space and the permissions")
            .arg(shownName(output), QString::fromUtf8(zip_error_strerror(error))));
}

bool addFile(zip_t* archive, const QString& folder, const QString& path)
{
    const QByteArray file = QFile::encodeName(folder + u'/' + path);
    zip_source_t* const source = zip_source_file(archive, file.constData(), 0, -1);
    if (!source)
        return false;
    const zip_int64_t index
        = zip_file_add(archive, path.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto at = zip_uint64_t(index);
    return zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, bestCompression) == 0
        && zip_file_set_dostime(archive, at, firstTime, firstDate, 0) == 0
        && zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX, fileMode << 16) == 0;
}

} // namespace

Result<void, PackageError> writeZip(const QString& folder, const QStringList& files,
    const QString& output, const Progress& progress, qint64 totalBytes)
{
    Watch watch{progress, totalBytes};
    int error = 0;
    // It writes a file of its own beside it, which takes its place when it is closed.
    ZipArchive archive(
        zip_open(QFile::encodeName(output).constData(), ZIP_CREATE | ZIP_TRUNCATE, &error));
    if (!archive)
        return writeFailed(QStringLiteral("%1 can't be written").arg(shownName(output)));
    zip_register_progress_callback_with_state(archive.get(), progressStep, tell, nullptr, &watch);
    zip_register_cancel_callback_with_state(archive.get(), isCanceled, nullptr, &watch);
    for (const QString& path : files) {
        if (!addFile(archive.get(), folder, path))
            return failed(output, archive.get());
    }
    if (zip_close(archive.get()) != 0)
        return failed(output, archive.get());
    static_cast<void>(archive.release()); // closed
    return {};
}

} // namespace portcullis
