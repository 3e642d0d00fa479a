#include "tests/leak/names.h"

namespace portcullis::leak {
namespace {

constexpr char suffix[] = ".leak.test";

} // namespace

QString nameOfVector(const QString& name)
{
    return name + QLatin1String(suffix);
}

QString vectorOfName(const QString& name)
{
    const QString lower = name.toLower();
    if (!lower.endsWith(QLatin1String(suffix)))
        return {};
    return lower.chopped(qsizetype(sizeof suffix) - 1).section(u'.', -1);
}

} // namespace portcullis::leak
