//! A URL is written in one way, leads where it is judged to lead, and adds nothing to a handshake.
#include "bridge/hosts/ws_url.h"
#include "bridge/hosts/host_policy.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"

#include <algorithm>

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

bool isVisibleAscii(const QByteArray& text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

void checkParts(const UrlParts& parts)
{
    const QByteArray text = parts.serialized();
    require(isVisibleAscii(text), "a URL is one word of ASCII");
    require(!parts.host.isEmpty() && parts.host == parts.host.toLower(), "a host is lower case");
    require(parts.path.startsWith('/') && !parts.path.contains('?') && !parts.path.contains('#')
            && !parts.path.contains('\\'),
        "a path is nothing else");
    require(!parts.query || !parts.query->contains('#'), "a query ends before the fragment");
    const auto again = UrlParts::parse(QString::fromLatin1(text));
    require(again && again->serialized() == text && again->host == parts.host
            && again->port == parts.port && again->path == parts.path && again->query == parts.query
            && again->user == parts.user && again->password == parts.password,
        "a URL is the same when it is read again");
}

void checkUrl(const WsUrl& url)
{
    require(isVisibleAscii(url.target()) && url.target().startsWith('/'), "a target is one word");
    require(url.toString()
            == QLatin1String(url.isEncrypted() ? "wss://" : "ws://")
                + QString::fromLatin1(url.authority() + url.target()),
        "a URL is scheme, authority and target");
    require(url.port() > 0, "a port is one");
    const int usual = url.isEncrypted() ? 443 : 80;
    const QUrl qt(url.toString(), QUrl::StrictMode);
    require(url.originUrl().port(usual) == url.port(), "the port is judged that is connected to");
    require(qt.host(QUrl::FullyEncoded) == url.originUrl().host(QUrl::FullyEncoded)
            && qt.port(usual) == url.port(),
        "Qt reads the same host and port");
    require(!comparableHost(url.originUrl()).isEmpty(), "a host can be compared");
    require(
        HostPattern::of(url.originUrl()).matches(url.originUrl()), "it matches its own pattern");
}

} // namespace

//! A text that is to be a URL.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const QString text = input.takeTextRest();
    const auto parts = UrlParts::parse(text);
    if (parts)
        checkParts(*parts);
    const auto url = WsUrl::check(text);
    require(!url || parts, "what is not parsed is refused");
    if (url)
        checkUrl(*url);
    return 0;
}
