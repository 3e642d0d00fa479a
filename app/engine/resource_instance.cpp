#include "app/engine/resource_instance.h"

#include "app/engine/channel_scheme_handler.h"
#include "app/engine/document_policy.h"
#include "app/engine/engine_version.h"
#include "app/engine/process_memory.h"
#include "app/engine/qt_version.h"
#include "app/engine/request_guard.h"
#include "app/engine/resource_page.h"
#include "app/engine/resource_scheme_handler.h"
#include "app/engine/schemes.h"
#include "app/engine/shell_scheme_handler.h"
#include "app/history/contact_record.h"
#include "app/theme/theme.h"

#include <QFile>
#include <QWebEngineDownloadRequest>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>

#include <csignal>

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

//! \a channel is the address of the FrameChannel.
QString portSource(const QString& channel)
{
    return shellFile(QStringLiteral("port.js")).replace(QLatin1String("@channel@"), channel);
}

//! Says to the script whether it has to read files itself.
QString frameSource()
{
    return shellFile(QStringLiteral("frame.js"))
        .replace(
            QLatin1String("@fetch@"), QLatin1String(qt_version::canFetch() ? "engine" : "xhr"));
}

//! \a decided, and what the program permits beside that.
Permissions effective(const Permissions& decided, const ProgramServices& services)
{
    Permissions permissions = decided;
    if (services.anyHost)
        permissions.hosts = HostPolicy::unrestricted();
    // Every resource is told of it.
    if (!services.playground.isEmpty())
        permissions.hosts.allow(HostPattern::of(QUrl(services.playground)));
    return permissions;
}

Caller callerOf(
    const Manifest& manifest, const Permissions& permissions, const ProgramServices& services)
{
    return {manifest, effective(permissions, services),
        effectiveLimits(services.limits, manifest.limits), services.playground,
        services.theme ? services.theme->scheme() : ColorScheme::Light, runningEngine()};
}

ServedFiles filesOf(const Resource& resource)
{
    return ServedFiles(
        resource.manifest.id, ResourceFolder(resource.folder), resource.manifest.entry);
}

} // namespace

ResourceInstance::ResourceInstance(const Resource& resource, const Permissions& permissions,
    const ProgramServices& services, QObject* parent)
    : QObject(parent), m_services(services),
      m_gate(callerOf(resource.manifest, permissions, services), services.network),
      m_guard(new RequestGuard(resource.manifest.id, this)),
      m_page(std::make_unique<ResourcePage>(resource.manifest.id, filesOf(resource),
          m_gate.channel(), services.defenses, &m_profile)),
      m_answers(*m_page)
{
    setUpProfile(resource, services.defenses);
    setUpPage();
    watchRates();
    recordContacts(resource, services);
    connect(&m_gate, &Gate::emptied, this, &ResourceInstance::emptied);
    connect(&m_gate, &Gate::policyMissed, this, &ResourceInstance::unprotected);
    connect(&m_gate, &Gate::connectionsChanged, this, &ResourceInstance::connectionsChanged);
    if (services.theme)
        connect(services.theme, &Theme::changed, this, &ResourceInstance::showTheme);
}

ResourceInstance::~ResourceInstance() = default;

void ResourceInstance::setPermissions(const Permissions& permissions)
{
    m_gate.setPermissions(effective(permissions, m_services));
}

void InstanceDeleter::operator()(ResourceInstance* instance) const
{
    const auto* const page = instance->m_page.get();
    if (page->isChoosingFiles())
        QObject::connect(page, &ResourcePage::filesChosen, instance, &QObject::deleteLater);
    else
        delete instance;
}

QWebEnginePage* ResourceInstance::page() const
{
    return m_page.get();
}

void ResourceInstance::load()
{
    m_page->load(schemes::shellPage());
    if (m_services.theme)
        qt_version::showScheme(*m_page, m_services.theme->scheme());
    m_answers.start();
}

void ResourceInstance::showTheme()
{
    const ColorScheme scheme = m_services.theme->scheme();
    m_gate.setTheme(scheme);
    qt_version::showScheme(*m_page, scheme);
}

void ResourceInstance::setUpProfile(const Resource& resource, const Defenses& defenses)
{
    const QString& id = resource.manifest.id;
    if (defenses.requestGuard)
        m_profile.setUrlRequestInterceptor(m_guard);
    m_profile.installUrlSchemeHandler(schemes::shell, new ShellSchemeHandler(defenses, &m_profile));
    auto* const files = new ResourceSchemeHandler(
        filesOf(resource), defenses.contentPolicy ? resourcePolicy(id) : QByteArray(), &m_profile);
    m_profile.installUrlSchemeHandler(schemes::resource, files);
    connect(files, &ResourceSchemeHandler::tooMany, this, [this] { exceed(Excess::Loads); });
    connect(files, &ResourceSchemeHandler::unanswered, m_page.get(), &ResourcePage::printRefusal);
    m_profile.installUrlSchemeHandler(
        schemes::channel, new ChannelSchemeHandler(m_gate.channel(), &m_profile));
    const QString channel = schemes::channelUrl(id, {}).toString(QUrl::FullyEncoded);
    QWebEngineScriptCollection& scripts = *m_profile.scripts();
    if (defenses.frameScript)
        scripts.insert(frameScript(QStringLiteral("frame"), frameSource()));
    scripts.insert(frameScript(QStringLiteral("port"), portSource(channel)));
    connect(&m_profile, &QWebEngineProfile::downloadRequested, this,
        [](QWebEngineDownloadRequest* download) { download->cancel(); });
}

void ResourceInstance::setUpPage()
{
    m_channel.registerObject(QStringLiteral("gate"), &m_gate);
    m_page->setWebChannel(&m_channel);
    connect(m_page.get(), &ResourcePage::consoleMessage, this, &ResourceInstance::consoleMessage);
    for (const auto signal : {&ResourcePage::leaving, &ResourcePage::linkBlocked})
        connect(m_page.get(), signal, this, &ResourceInstance::linkRefused);
    connect(m_page.get(), &ResourcePage::pageMissing, this, &ResourceInstance::pageMissing);
    // The first time at which its process is known for certain.
    connect(m_page.get(), &QWebEnginePage::loadProgress, this, [this] {
        if (const qint64 process = m_page->renderProcessPid(); process > 0)
            boundMemoryOf(process);
    });
    connect(m_page.get(), &QWebEnginePage::loadStarted, this, [this] { m_gate.endSession(); });
    connect(m_page.get(), &QWebEnginePage::renderProcessTerminated, this, [this] {
        if (m_hasExceeded)
            return;
        m_gate.endSession();
        m_answers.stop();
        Q_EMIT crashed();
    });
}

void ResourceInstance::watchRates()
{
    connect(&m_answers, &AnswerWatch::silent, this, &ResourceInstance::silent);
    connect(&m_answers, &AnswerWatch::answered, this, &ResourceInstance::answered);
    connect(m_page.get(), &ResourcePage::written, &m_answers, &AnswerWatch::count);
    connect(&m_gate, &Gate::exceeded, this, &ResourceInstance::exceed);
    connect(&m_answers, &AnswerWatch::behind, this, [this] { exceed(Excess::Unanswered); });
    connect(&m_gate.channel(), &FrameChannel::refused, m_guard, &RequestGuard::count);
    connect(m_guard, &RequestGuard::tooMany, this, [this] { exceed(Excess::Loads); });
    connect(
        m_page.get(), &ResourcePage::tooManyLines, this, [this] { exceed(Excess::ConsoleLines); });
}

void ResourceInstance::recordContacts(const Resource& resource, const ProgramServices& services)
{
    if (!services.contacts)
        return;
    ContactRecord& record = *services.contacts;
    const QString name = services.recordsFolders ? QStringLiteral("folder:") + resource.folder
                                                 : resource.manifest.id;
    m_gate.recordContacts(record, name);
    connect(m_guard, &RequestGuard::blocked, &m_blocked, &BlockedRequests::add);
    connect(m_page.get(), &ResourcePage::leaving, &m_blocked, &BlockedRequests::add);
    connect(m_page.get(), &ResourcePage::consoleMessage, &m_blocked,
        [this](const QString& level, const QString& text) {
            if (level == QLatin1String("error"))
                m_blocked.addReported(text);
        });
    connect(&m_blocked, &BlockedRequests::contacted, &record,
        [&record, name](const Contacts& contacts) { record.add(name, contacts); });
}

void ResourceInstance::exceed(Excess excess)
{
    if (std::exchange(m_hasExceeded, true))
        return;
    m_answers.stop();
    m_gate.endSession();
    if (const qint64 process = m_page->renderProcessPid(); process > 0)
        ::kill(pid_t(process), SIGKILL);
    Q_EMIT exceeded(excess);
}

} // namespace portcullis
