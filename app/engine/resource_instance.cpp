#include "app/engine/resource_instance.h"

#include "app/engine/channel_scheme_handler.h"
#include "app/engine/request_guard.h"
#include "app/engine/resource_page.h"
#include "app/engine/resource_scheme_handler.h"
#include "app/engine/schemes.h"
#include "app/engine/shell_scheme_handler.h"

#include <QFile>
#include <QWebEngineDownloadRequest>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>

namespace portcullis {
namespace {

QString shellFile(const QString& name)
{
    QFile file(QStringLiteral(":/portcullis/shell/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not part of this program", qUtf8Printable(name));
    return QString::fromUtf8(file.readAll());
}

//! What runs in every document before its own scripts.
QWebEngineScript frameScript(const QString& name, const QString& source)
{
    QWebEngineScript script;
    script.setName(name);
    script.setSourceCode(source);
    script.setInjectionPoint(QWebEngineScript::DocumentCreation);
    script.setWorldId(QWebEngineScript::MainWorld);
    script.setRunsOnSubFrames(true);
    return script;
}

//! The files of shell/port as one script, with a scope of its own. \a channel is the address of
//! the FrameChannel.
QString portSource(const QString& channel)
{
    QString source;
    for (const char* const name : {"uplink.js", "downlink.js", "port.js"})
        source += shellFile(QStringLiteral("port/") + QLatin1String(name));
    source.replace(QLatin1String("@channel@"), channel);
    return QStringLiteral("(() => {\n\"use strict\";\n%1})();\n").arg(source);
}

HostPolicy hostsOf(const Manifest& manifest)
{
    if (!manifest.hosts)
        return {};
    std::vector<HostPattern> patterns;
    for (const HostRequest& request : *manifest.hosts)
        patterns.push_back(request.pattern);
    return HostPolicy(std::move(patterns));
}

Caller callerOf(
    const Manifest& manifest, const CapabilitySet& granted, const ProgramServices& services)
{
    HostPolicy hosts = services.anyHost ? HostPolicy::unrestricted() : hostsOf(manifest);
    // Every resource is told of it.
    if (!services.playground.isEmpty())
        hosts.allow(HostPattern::of(QUrl(services.playground)));
    return {manifest, granted, effectiveLimits(services.limits, manifest.limits), hosts,
        services.playground};
}

} // namespace

ResourceInstance::ResourceInstance(const Resource& resource, const CapabilitySet& granted,
    const ProgramServices& services, QObject* parent)
    : QObject(parent), m_gate(callerOf(resource.manifest, granted, services), services.network),
      m_page(std::make_unique<ResourcePage>(resource.manifest.id, m_gate.channel(), &m_profile))
{
    setUpProfile(resource);
    setUpPage();
    connect(&m_gate, &Gate::connectionsChanged, this, &ResourceInstance::connectionsChanged);
    connect(&m_gate, &Gate::stopped, this, &ResourceInstance::stopped);
}

ResourceInstance::~ResourceInstance() = default;

QWebEnginePage* ResourceInstance::page() const
{
    return m_page.get();
}

void ResourceInstance::load()
{
    m_page->load(schemes::shellPage());
}

void ResourceInstance::setUpProfile(const Resource& resource)
{
    const QString& id = resource.manifest.id;
    m_profile.setUrlRequestInterceptor(new RequestGuard(id, &m_profile));
    m_profile.installUrlSchemeHandler(schemes::shell, new ShellSchemeHandler(&m_profile));
    m_profile.installUrlSchemeHandler(schemes::resource,
        new ResourceSchemeHandler(id, ResourceFolder(resource.folder), &m_profile));
    m_profile.installUrlSchemeHandler(
        schemes::channel, new ChannelSchemeHandler(m_gate.channel(), &m_profile));
    const QString channel = schemes::channelUrl(id, {}).toString(QUrl::FullyEncoded);
    QWebEngineScriptCollection& scripts = *m_profile.scripts();
    scripts.insert(frameScript(QStringLiteral("frame"), shellFile(QStringLiteral("frame.js"))));
    scripts.insert(frameScript(QStringLiteral("port"), portSource(channel)));
    connect(&m_profile, &QWebEngineProfile::downloadRequested, this,
        [](QWebEngineDownloadRequest* download) { download->cancel(); });
}

void ResourceInstance::setUpPage()
{
    m_channel.registerObject(QStringLiteral("gate"), &m_gate);
    m_page->setWebChannel(&m_channel);
    connect(m_page.get(), &ResourcePage::consoleMessage, this, &ResourceInstance::consoleMessage);
    connect(m_page.get(), &QWebEnginePage::loadStarted, this, [this] { m_gate.endSession(); });
    connect(m_page.get(), &QWebEnginePage::renderProcessTerminated, this, [this] {
        m_gate.endSession();
        Q_EMIT crashed();
    });
}

} // namespace portcullis
