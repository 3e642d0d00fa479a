#include "app/engine/refused_navigation.h"

#include "app/engine/missing_file.h"
#include "bridge/core/limits.h"

#include <QRegularExpression>

namespace portcullis::refused_navigation {
namespace {

//! Chromium writes so many characters of an address, with dots in the middle of a longer one.
constexpr qsizetype elidedLength = 1024;

QString shortened(const QString& text)
{
    return text.size() <= limits::maxShownPathUnits
        ? text
        : text.left(limits::maxShownPathUnits) + QStringLiteral("...");
}

//! Query and fragment may hold secrets.
QString shownAddress(const QUrl& url)
{
    return shortened(url.toString(
        QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment));
}

} // namespace

std::optional<QUrl> reportedLink(const QString& line)
{
    // To another program, in place of the host page, and with a user in the address.
    for (const char* const start : {"Navigation to external protocol blocked by sandbox",
             "Unsafe attempt to initiate navigation for frame with URL",
             "Subresource requests whose URLs contain embedded credentials"}) {
        if (line.startsWith(QLatin1String(start)))
            return QUrl();
    }
    if (!hasAddress(line))
        return std::nullopt;
    static const QRegularExpression report(
        QStringLiteral("^Blocked opening '([^']{1,2048})' in a new window"));
    const QString address = report.match(line).captured(1);
    return address.size() >= elidedLength ? QUrl() : QUrl(address);
}

bool hasAddress(const QString& line)
{
    return line.startsWith(QLatin1String("Blocked opening '"));
}

QString outsideLine(const QUrl& url)
{
    const QString address = url.isValid()
        ? shownAddress(url)
        : QStringLiteral("an address that the engine does not tell");
    return QStringLiteral("Not opened: %1. The document stays. A resource cannot leave itself; a "
                          "link that the user clicks may be offered to the user.")
        .arg(address);
}

QString missingPageLine(const QUrl& url, const ServedFiles& served)
{
    return missingFileText(url, served)
        + QStringLiteral(" The document stays. If a router has made this path, set it to hashes: "
                         "createHashRouter in React Router, createWebHashHistory in Vue Router, "
                         "router.type \"hash\" in SvelteKit.");
}

QString postLine(const QUrl& url)
{
    return QStringLiteral("Nothing can be sent to \"%1\": files of a resource can only be read. "
                          "The document stays.")
        .arg(shownPath(url));
}

QString shownPath(const QUrl& url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    return shortened(path.isEmpty() ? QStringLiteral("/") : path);
}

} // namespace portcullis::refused_navigation
