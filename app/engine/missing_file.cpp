#include "app/engine/missing_file.h"

#include "app/package/bundler_settings.h"
#include "app/package/served_files.h"
#include "bridge/core/limits.h"
#include "bridge/core/one_line.h"

namespace portcullis {

QString missingFileText(const QUrl& url, const ServedFiles& served)
{
    const QString path = url.path(QUrl::FullyDecoded).left(limits::maxShownPathUnits);
    QString text = QStringLiteral("There is no file %1 in this resource.").arg(inOneLine(path));
    if (served.hasForeignBase(url))
        text += QStringLiteral(
            " If a bundler has written this address, have it write relative ones: %1.")
                    .arg(relativeAddressSettings());
    return text;
}

} // namespace portcullis
