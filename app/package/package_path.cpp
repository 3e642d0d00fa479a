#include "app/package/package_path.h"

#include "bridge/core/limits.h"
#include "bridge/core/one_line.h"

#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace portcullis {
namespace {

bool hasDriveLetter(const QString& path)
{
    return path.size() >= 2 && path[1] == u':' && path[0].toUpper() >= u'A'
        && path[0].toUpper() <= u'Z';
}

//! Why a name between two slashes is none.
std::optional<QString> problemOfName(const QString& name)
{
    if (name.isEmpty())
        return QStringLiteral("a name in it is empty; make the archive again");
    if (name == QLatin1String(".") || name == QLatin1String(".."))
        return QStringLiteral("it has \"%1\" in it; make the archive again, from the folder itself")
            .arg(name);
    if (name.toUtf8().size() > limits::maxPackageNameBytes)
        return QStringLiteral("a name in it is longer than %1 bytes; choose a shorter one")
            .arg(limits::maxPackageNameBytes);
    return std::nullopt;
}

std::optional<QString> problemOf(const QString& path)
{
    if (std::any_of(path.begin(), path.end(), breaksLine))
        return QStringLiteral("it has control characters in it; rename the file");
    if (path.contains(u'\\'))
        return QStringLiteral(
            "it has a backslash in it, which some systems take for a \"/\"; rename "
            "the file, or make the archive with another program");
    if (path.startsWith(u'/') || hasDriveLetter(path))
        return QStringLiteral("it is an absolute path; make the archive again, from the folder "
                              "itself");
    const QStringList names = path.split(u'/');
    if (names.size() > limits::maxPackageDepth)
        return QStringLiteral("it is deeper than %1 names; use fewer folders")
            .arg(limits::maxPackageDepth);
    for (const QString& name : names) {
        if (auto problem = problemOfName(name))
            return problem;
    }
    return std::nullopt;
}

} // namespace

PackageError badPath(const QString& path, const QString& why)
{
    return refused(Refusal::BadPath,
        QStringLiteral("the name %1 can't be in a package: %2").arg(shownName(path), why));
}

Result<QString, PackageError> checkedPath(QByteArrayView utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
        QStringDecoder::Flag::ConvertInitialBom | QStringDecoder::Flag::Stateless);
    const QString path = decoder(utf8);
    if (decoder.hasError())
        return badPath(path,
            QStringLiteral("it isn't UTF-8; rename the file, or make the archive with another "
                           "program"));
    if (utf8.size() > limits::maxPackagePathBytes)
        return badPath(path,
            QStringLiteral("it is longer than %1 bytes; use shorter names or fewer folders")
                .arg(limits::maxPackagePathBytes));
    if (const std::optional<QString> problem = problemOf(path))
        return badPath(path, *problem);
    return path;
}

} // namespace portcullis
