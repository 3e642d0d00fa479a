#include "app/package/leftovers.h"

#include "app/package/refusal.h"
#include "bridge/core/limits.h"
#include "bridge/core/one_line.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace portcullis {
namespace {

// All in lower case.
constexpr std::array names{
    // macOS
    "__macosx",
    ".ds_store",
    ".appledouble",
    ".apdisk",
    ".documentrevisions-v100",
    ".fseventsd",
    ".localized",
    ".spotlight-v100",
    ".temporaryitems",
    ".trashes",
    ".volumeicon.icns",
    "icon\r",
    // Windows
    "$recycle.bin",
    "desktop.ini",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "system volume information",
    "thumbs.db",
    "thumbs.db:encryptable",
    // Linux and network storage
    ".directory",
    "@eadir",
    "lost+found",
};

constexpr std::array prefixes{"._", ".fuse_hidden", ".nfs0000", ".trash-"};

//! The mark of a download, where a stream of NTFS has become a file.
constexpr char downloadSuffix[] = ":zone.identifier";

bool isLeftoverName(const QByteArray& name)
{
    return std::find(names.begin(), names.end(), name) != names.end()
        || std::any_of(prefixes.begin(), prefixes.end(),
            [&name](const char* prefix) { return name.startsWith(prefix); })
        || name.endsWith(downloadSuffix);
}

} // namespace

bool isLeftover(QByteArrayView path)
{
    const QList<QByteArray> parts = path.toByteArray().toLower().split('/');
    return std::any_of(parts.begin(), parts.end(), isLeftoverName);
}

QString leftOutSentence(QStringList paths)
{
    const qsizetype shown = qMin(paths.size(), limits::maxShownLeftovers);
    std::partial_sort(paths.begin(), paths.begin() + shown, paths.end());
    QStringList quoted;
    for (qsizetype i = 0; i < shown; ++i)
        quoted << shownName(paths[i]);
    QString sentence = QStringLiteral("left out what the system put beside the files: %1")
                           .arg(quoted.join(QStringLiteral(", ")));
    if (paths.size() > shown)
        sentence += QStringLiteral(" and %1 more").arg(paths.size() - shown);
    return inOneLine(sentence);
}

} // namespace portcullis
