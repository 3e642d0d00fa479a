#include "app/engine/missing_file.h"

#include "app/package/served_files.h"
#include "bridge/core/limits.h"
#include "bridge/core/one_line.h"

namespace portcullis {

QString missingFileText(const QUrl& url, const ServedFiles& served)
{
    const QString path = url.path(QUrl::FullyDecoded).left(limits::maxShownPathUnits);
    const QString missing
        = QStringLiteral("There is no file %1 in this resource.").arg(inOneLine(path));
    if (!served.hasForeignBase(url))
        return missing;
    return missing
        + QStringLiteral(" If a bundler has written this address, have it write relative ones: "
                         "base: \"./\" in Vite, output.publicPath: \"auto\" in webpack, "
                         "--public-url ./ for Parcel.");
}

} // namespace portcullis
