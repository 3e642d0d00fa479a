#include "app/engine/served_file.h"

#include "app/engine/schemes.h"

namespace portcullis {
namespace {

constexpr char reservedFolder[] = "_rp/";
constexpr char sdkPath[] = "_rp/sdk.js";

} // namespace

QString servedFile(const QUrl& url, const QString& id, const ResourceFolder& folder)
{
    if (!schemes::isOwnUrl(url, id))
        return {};
    const QString path = url.path(QUrl::FullyDecoded).mid(1);
    if (path.startsWith(QLatin1String(reservedFolder)))
        return path == QLatin1String(sdkPath) ? QStringLiteral(":/portcullis/sdk.js") : QString();
    const auto file = folder.resolve(path);
    return file ? *file : QString();
}

} // namespace portcullis
