#include "app/engine/engine_setup.h"

#include "app/engine/qt_version.h"
#include "app/engine/schemes.h"
#include "app/program_resources.h"

#include <QByteArrayList>
#include <QtGlobal>
#include <QWebEngineUrlScheme>

namespace portcullis {
namespace {

//! \param more flags beside those that all of ours have.
void registerScheme(const char* name, QWebEngineUrlScheme::Flags more = {})
{
    QWebEngineUrlScheme scheme(name);
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    scheme.setFlags(QWebEngineUrlScheme::SecureScheme | QWebEngineUrlScheme::CorsEnabled | more);
    QWebEngineUrlScheme::registerScheme(scheme);
}

QByteArray chromiumFlags(ProcessSandbox sandbox, const Defenses& defenses)
{
    QByteArrayList flags{
        "--disable-background-networking",
        "--disable-quic",
        // Only what ends the program: the engine writes errors of its own that mean nothing to
        // anybody, such as that there is no graphics card.
        "--log-level=3",
        "--no-pings",
    };
    // No name resolves and no address is reached, whatever asks for it.
    if (defenses.resolverRules)
        flags << "--host-resolver-rules=\"MAP * ~NOTFOUND\"";
    // The kernel connects to no broadcast address, so that not even a packet to the proxy leaves.
    if (defenses.proxy)
        flags << "--force-webrtc-ip-handling-policy=disable_non_proxied_udp"
              << "--proxy-server=http://255.255.255.255:1"
              << "--proxy-bypass-list=<-loopback>";
    if (sandbox == ProcessSandbox::Off)
        flags << "--no-sandbox";
    return flags.join(' ');
}

} // namespace

void setUpEngine(ProcessSandbox sandbox, const Defenses& defenses)
{
    initProgramResources();
    registerScheme(schemes::resource, qt_version::fetchFlag());
    registerScheme(schemes::channel, QWebEngineUrlScheme::ContentSecurityPolicyIgnored);
    registerScheme(schemes::shell);
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", chromiumFlags(sandbox, defenses));
    qunsetenv("QTWEBENGINE_DISABLE_SANDBOX");
    qunsetenv("QTWEBENGINE_REMOTE_DEBUGGING");
}

} // namespace portcullis
