//! What is taken as a proxy names a host and a port and comes back the same when it is written
//! again; an error does not repeat the text, which may hold a password.
#include "bridge/ws/network_settings.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/texts.h"

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

QString written(const QNetworkProxy& proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy)
        return QStringLiteral("none");
    QUrl url;
    url.setScheme(proxy.type() == QNetworkProxy::HttpProxy ? QStringLiteral("http")
                                                           : QStringLiteral("socks5"));
    url.setHost(proxy.hostName());
    url.setPort(proxy.port());
    url.setUserName(proxy.user(), QUrl::DecodedMode);
    url.setPassword(proxy.password(), QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

void check(const QNetworkProxy& proxy)
{
    if (proxy.type() != QNetworkProxy::NoProxy) {
        require(
            proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::Socks5Proxy,
            "a proxy is of a kind that was asked for");
        require(isOneLine(proxy.hostName()), "a proxy has a host");
        require(proxy.port() > 0, "a proxy has a port");
    }
    const auto again = parseProxy(written(proxy));
    require(again && again->type() == proxy.type() && again->hostName() == proxy.hostName()
            && again->port() == proxy.port() && again->user() == proxy.user()
            && again->password() == proxy.password(),
        "a proxy comes back as it was written");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QString text = Input(data, size).takeTextRest();
    const auto proxy = parseProxy(text);
    if (proxy)
        check(*proxy);
    else
        require(text.size() < 64 || !proxy.error().contains(text), "an error keeps the secret");
    return 0;
}
