#include "app/package/refusal.h"

#include "bridge/core/one_line.h"

#include <cerrno>
#include <system_error>

namespace portcullis {
namespace {

constexpr qsizetype longestShownName = 120;

} // namespace

PackageError refused(Refusal refusal, const QString& message)
{
    return {refusal, inOneLine(message)};
}

PackageError writeFailed(const QString& message)
{
    const auto why = QString::fromStdString(std::generic_category().message(errno));
    return refused(Refusal::WriteFailed,
        QStringLiteral("%1: %2; check the free space and the permissions").arg(message, why));
}

QString shownName(const QString& name)
{
    const bool isLong = name.size() > longestShownName;
    return u'"' + (isLong ? name.left(longestShownName) + u'…' : name) + u'"';
}

} // namespace portcullis
