#include "tests/support/url_cases.h"

#include "tests/support/fixtures.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace portcullis::test {
namespace {

//! What stands before the first colon, as the standard reads it.
QString schemeOf(const QString& input)
{
    static const QRegularExpression ignored(QStringLiteral("^[\\x00-\\x20]+|[\\t\\n\\r]"));
    return QString(input).remove(ignored).section(u':', 0, 0).toLower();
}

bool dependsOnBase(const QString& input, const Json& base)
{
    static const QRegularExpression withHost(QStringLiteral("^[^:]*:[\\t\\n\\r]*/[\\t\\n\\r]*/"));
    return base.is_string() && schemeOf(QString::fromStdString(base)) == schemeOf(input)
        && !withHost.match(input).hasMatch();
}

bool isUrlCase(const Json& value)
{
    if (!value.is_object())
        return false;
    static const QStringList schemes{QStringLiteral("http"), QStringLiteral("https"),
        QStringLiteral("ws"), QStringLiteral("wss")};
    const QString input = textOf(value, "input");
    return input.contains(u':') && schemes.contains(schemeOf(input))
        && !dependsOnBase(input, value.value("base", Json()));
}

template <typename Predicate> std::vector<Json> matching(const char* file, Predicate isWanted)
{
    std::vector<Json> cases;
    const Json all = jsonFixture(QLatin1String(file));
    std::copy_if(all.begin(), all.end(), std::back_inserter(cases), isWanted);
    return cases;
}

} // namespace

std::vector<Json> publicUrlCases()
{
    return matching("urls/urltestdata.json", isUrlCase);
}

std::vector<Json> publicDomainCases()
{
    return matching("urls/toascii.json", [](const Json& value) { return value.is_object(); });
}

QString asWs(QString url)
{
    if (url.startsWith(QLatin1String("http")))
        url.replace(0, 4, QStringLiteral("ws"));
    return url;
}

QString textOf(const Json& value, const char* key)
{
    return QString::fromStdString(value.at(key).get<std::string>());
}

} // namespace portcullis::test
