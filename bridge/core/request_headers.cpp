#include "bridge/core/request_headers.h"

#include "bridge/core/http_text.h"
#include "bridge/core/limits.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

namespace portcullis {
namespace {

constexpr qsizetype maxShownName = 64;

//! Headers that belong to the connection or to the handshake, not to whoever asks for it.
bool isForbidden(const QString& name)
{
    static constexpr std::array names{"accept-encoding", "connection", "content-encoding",
        "content-length", "content-type", "date", "expect", "host", "http2-settings", "keep-alive",
        "te", "trailer", "transfer-encoding", "upgrade", "via"};
    const QString lowerName = name.toLower();
    return lowerName.startsWith(QLatin1String("sec-"))
        || lowerName.startsWith(QLatin1String("proxy-"))
        || std::any_of(names.begin(), names.end(),
            [&lowerName](const char* forbidden) { return lowerName == QLatin1String(forbidden); });
}

bool isSendable(const QString& value)
{
    return std::all_of(value.begin(), value.end(),
        [](QChar c) { return c == u'\t' || (!http::isControl(c) && c <= u'\xff'); });
}

bool hasName(const Headers& headers, const QByteArray& name)
{
    return std::any_of(headers.begin(), headers.end(), [&name](const Header& header) {
        return header.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

HeaderProblem problemWith(const QString& name, const char* message)
{
    return {name, QLatin1String(message) + name.left(maxShownName)};
}

//! What is wrong with one more header beside those of \a before.
std::optional<HeaderProblem> findProblem(
    const Headers& before, const QString& name, const QString& value)
{
    if (!http::isToken(name))
        return HeaderProblem{name, QStringLiteral("must have names that are tokens")};
    if (isForbidden(name))
        return problemWith(name, "must not set ");
    if (hasName(before, name.toLatin1()))
        return problemWith(name, "must not name a header twice: ");
    if (!isSendable(value))
        return problemWith(name, "must have values of Latin-1 without control characters: ");
    return std::nullopt;
}

HeaderProblem tooMany()
{
    return {{}, QStringLiteral("must be at most %1").arg(limits::maxHeaders)};
}

std::optional<HeaderProblem> findExcess(const Headers& headers)
{
    if (qsizetype(headers.size()) > limits::maxHeaders)
        return tooMany();
    const qsizetype bytes = std::accumulate(
        headers.begin(), headers.end(), qsizetype(0), [](qsizetype sum, const Header& header) {
            return sum + header.name.size() + header.value.size();
        });
    if (bytes > limits::maxHeaderBytes)
        return HeaderProblem{
            {}, QStringLiteral("must be at most %1 bytes long in all").arg(limits::maxHeaderBytes)};
    return std::nullopt;
}

} // namespace

Result<Headers, HeaderProblem> checkHeaders(const NamedValues& named, const Headers& defaults)
{
    // First, since the names are compared each with each.
    if (qsizetype(named.size()) > limits::maxHeaders)
        return tooMany();
    Headers headers;
    for (const auto& [name, value] : named) {
        if (const auto problem = findProblem(headers, name, value))
            return *problem;
        headers.push_back({name.toLatin1(), value.toLatin1().trimmed()});
    }
    headers = withDefaults(std::move(headers), defaults);
    if (const auto excess = findExcess(headers))
        return *excess;
    return headers;
}

Headers withDefaults(Headers headers, const Headers& defaults)
{
    for (const Header& header : defaults) {
        if (!hasName(headers, header.name))
            headers.push_back(header);
    }
    return headers;
}

} // namespace portcullis
