//! What is taken comes back the same when it is written again, and matches only URLs of its scheme,
//! host and port.
#include "bridge/hosts/host_pattern.h"
#include "bridge/hosts/ws_url.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/texts.h"

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

//! Of a pattern as toString() writes it.
struct Parts {
    explicit Parts(const QString& pattern)
        : scheme(pattern.section(QStringLiteral("://"), 0, 0)),
          host(pattern.section(QStringLiteral("://"), 1))
    {
        isWildcard = host.startsWith(QLatin1String("*."));
        const qsizetype colon = host.lastIndexOf(u':');
        if (colon > host.lastIndexOf(u']')) {
            port = host.mid(colon + 1);
            host.truncate(colon);
        }
        host.remove(0, isWildcard ? 2 : 0);
        host.remove(u'[').remove(u']');
    }

    QString scheme;
    QString host;
    QString port;
    bool isWildcard = false;
};

void checkMatch(const HostPattern& pattern, const QUrl& url)
{
    if (!pattern.matches(url))
        return;
    const Parts parts(pattern.toString());
    const QString host = comparableHost(url);
    const int usual = parts.scheme == QLatin1String("wss") ? 443 : 80;
    require(url.scheme() == parts.scheme, "a match has the scheme");
    require(parts.isWildcard ? host.endsWith(u'.' + parts.host) : host == parts.host,
        "a match has the host");
    require(!parts.isWildcard || !literalAddress(url), "a star stands for no part of an address");
    const int port = parts.port.isEmpty() ? usual : parts.port.toInt();
    require(parts.port == u'*' || url.port(usual) == port, "a match has the port");
}

void check(const HostPattern& pattern)
{
    const QString text = pattern.toString();
    require(isOneLine(text), "a pattern is one line");
    const auto again = HostPattern::parse(text);
    require(again && again->toString() == text, "a pattern comes back as it was written");
}

} // namespace

//! A line with a pattern, and one with a URL.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const auto pattern = HostPattern::parse(input.takeTextLine());
    const auto url = WsUrl::check(input.takeTextLine());
    if (!pattern) {
        require(isOneLine(pattern.error()), "an error is one line");
    } else {
        check(*pattern);
        if (url)
            checkMatch(*pattern, url->originUrl());
    }
    if (url)
        require(HostPattern::of(url->originUrl()).matches(url->originUrl()),
            "a URL matches its own pattern");
    return 0;
}
