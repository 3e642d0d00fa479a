//! What is taken as a proxy, from the settings or from the environment, names a host and a port and
//! comes back the same when it is written again; an error does not repeat the text, which may hold
//! a password. An environment that sets a proxy never leads to the desktop or past it.
#include "bridge/net/environment_proxies.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/texts.h"

#include <QProcessEnvironment>

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

void checkProxy(const ProxyOrNone& proxy)
{
    if (proxy) {
        require(isOneLine(proxy->host), "a proxy has a host");
        require(proxy->port > 0, "a proxy has a port");
        require(isOneLine(proxy->toString()), "a proxy can be shown");
    }
    const auto again = parseProxy(proxyText(proxy));
    require(again && *again == proxy, "a proxy comes back as it was written");
}

void checkSettings(const QString& text)
{
    const auto proxy = parseProxy(text);
    if (proxy)
        checkProxy(*proxy);
    else
        require(text.size() < 64 || !proxy.error().contains(text), "an error keeps the secret");
}

void checkEnvironment(const QString& value, const QString& exceptions, const QString& host)
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("https_proxy"), value);
    environment.insert(QStringLiteral("no_proxy"), exceptions);
    QUrl url(QStringLiteral("wss://server.example/"));
    url.setHost(host);
    const EnvironmentProxies proxies(environment);
    const std::optional<ProxyChoice> choice = proxies.choiceFor(url);
    require(choice || value.isEmpty(), "what is set in the environment is not ignored");
    if (!choice)
        return;
    require(choice->isUnusable + choice->proxy.has_value() <= 1, "what is unusable has no proxy");
    const bool isDirect = !choice->isUnusable && !choice->proxy;
    require(!isDirect || ProxyExceptions(exceptions).holdFor(url.host(QUrl::FullyEncoded)),
        "only an exception leads past the proxy");
    checkProxy(choice->proxy);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    checkSettings(Input(data, size).takeTextRest());
    Input input(data, size);
    const QString value = input.takeTextLine();
    const QString exceptions = input.takeTextLine();
    checkEnvironment(value, exceptions, input.takeTextLine());
    return 0;
}
