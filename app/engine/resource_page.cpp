#include "app/engine/resource_page.h"

#include "app/engine/frame_channel.h"
#include "app/engine/qt_version.h"
#include "app/engine/refused_navigation.h"
#include "app/engine/schemes.h"
#include "bridge/core/limits.h"

#include <QEventLoop>
#include <QFileDialog>
#include <QWebEngineCertificateError>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineNewWindowRequest>
#include <QWebEngineRegisterProtocolHandlerRequest>
#include <QWebEngineSettings>
#include <QWebEngineView>

namespace portcullis {
namespace {

QFileDialog::FileMode fileModeOf(QWebEnginePage::FileSelectionMode mode)
{
    if (mode == QWebEnginePage::FileSelectOpenMultiple)
        return QFileDialog::ExistingFiles;
    if (mode == QWebEnginePage::FileSelectUploadFolder)
        return QFileDialog::Directory;
    return QFileDialog::ExistingFile;
}

//! The engine ends its own reports of the content policy with one, and may indent after it.
QString withoutLastBreak(const QString& text)
{
    qsizetype end = text.size();
    while (end > 0 && text.at(end - 1).isSpace())
        --end;
    const qsizetype lineEnd = text.indexOf(u'\n', end);
    return lineEnd < 0 ? text : text.left(lineEnd);
}

//! Waits for the user; empty if nothing is chosen, or if \a view goes meanwhile.
QStringList filesFromUser(QWebEngineView* view, QWebEnginePage::FileSelectionMode mode)
{
    if (!view || mode == QWebEnginePage::FileSelectSave)
        return {};
    QStringList chosen;
    QEventLoop loop;
    auto* const dialog = new QFileDialog(view);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(fileModeOf(mode));
    QObject::connect(dialog, &QFileDialog::filesSelected, &loop,
        [&chosen](const QStringList& files) { chosen = files; });
    QObject::connect(dialog, &QObject::destroyed, &loop, &QEventLoop::quit);
    dialog->open();
    loop.exec();
    return chosen;
}

} // namespace

ResourcePage::ResourcePage(QString resourceId, ServedFiles served, FrameChannel& channel,
    const Defenses& defenses, QWebEngineProfile* profile, QObject* parent)
    : QWebEnginePage(profile, parent), m_resourceId(std::move(resourceId)),
      m_served(std::move(served)), m_channel(channel), m_hasRules(defenses.pageRules)
{
    if (!m_hasRules) {
        grantAll();
        return;
    }
    restrictSettings();
    refusePermissions();
    connect(this, &QWebEnginePage::newWindowRequested, this,
        [this](const QWebEngineNewWindowRequest& request) {
            printRefusal(refused_navigation::outsideLine(request.requestedUrl()));
            Q_EMIT leaving(request.requestedUrl());
        });
}

bool ResourcePage::acceptNavigationRequest(const QUrl& url, NavigationType, bool isMainFrame)
{
    if (!m_hasRules)
        return true;
    if (isMainFrame)
        return url == schemes::shellPage();
    return acceptFrame(url);
}

//! Of the resource's frame, or of one within it.
bool ResourcePage::acceptFrame(const QUrl& url)
{
    const QString scheme = url.scheme();
    if (scheme == QLatin1String("about") || scheme == QLatin1String("blob"))
        return true;
    if (!schemes::isOwnUrl(url, m_resourceId)) {
        printRefusal(refused_navigation::outsideLine(url));
        Q_EMIT leaving(url);
        return false;
    }
    if (m_served.find(url).isFound())
        return true;
    printRefusal(refused_navigation::missingPageLine(url, m_served));
    Q_EMIT pageMissing(url);
    return false;
}

QWebEnginePage* ResourcePage::createWindow(WebWindowType)
{
    return m_hasRules ? nullptr : new QWebEnginePage(profile(), this);
}

//! The engine wants the answer at once. Its own dialog would be on the stack, and a child of the
//! view: whoever deletes the view meanwhile would delete what is no heap object.
QStringList ResourcePage::chooseFiles(
    FileSelectionMode mode, const QStringList&, const QStringList&)
{
    if (m_isChoosingFiles)
        return {};
    m_isChoosingFiles = true;
    const QStringList files = filesFromUser(QWebEngineView::forPage(this), mode);
    m_isChoosingFiles = false;
    Q_EMIT filesChosen();
    return files;
}

void ResourcePage::javaScriptAlert(const QUrl&, const QString&) { }

bool ResourcePage::javaScriptConfirm(const QUrl&, const QString&)
{
    return false;
}

bool ResourcePage::javaScriptPrompt(const QUrl&, const QString&, const QString&, QString*)
{
    return false;
}

void ResourcePage::javaScriptConsoleMessage(
    JavaScriptConsoleMessageLevel level, const QString& text, int line, const QString& source)
{
    Q_EMIT written(text.size());
    if (m_channel.receive(text))
        return;
    m_lines.spend(1 + text.size() / limits::kibibyte);
    if (m_lines.isOverdrawn()) {
        Q_EMIT tooManyLines();
        return;
    }
    if (FrameChannel::isPacket(text))
        return;
    if (reportsLink(text))
        return;
    if (QUrl(source).scheme() == QLatin1String(schemes::shell) && !source.isEmpty()) {
        qWarning("shell.js, line %d: %s", line, qUtf8Printable(text));
        return;
    }
    print(level, withoutLastBreak(text.left(limits::maxConsoleLineUnits)));
}

//! Whether \a line is the engine's and has no address, so that another one is printed instead.
bool ResourcePage::reportsLink(const QString& line)
{
    const std::optional<QUrl> url = refused_navigation::reportedLink(line);
    if (!url)
        return false;
    Q_EMIT linkBlocked(*url);
    if (refused_navigation::hasAddress(line))
        return false;
    printRefusal(refused_navigation::outsideLine({}));
    return true;
}

void ResourcePage::printRefusal(const QString& line)
{
    if (m_refusals.take(limits::maxRefusalLinesPerMinute))
        Q_EMIT consoleMessage(QStringLiteral("error"), line);
}

void ResourcePage::print(JavaScriptConsoleMessageLevel level, const QString& text)
{
    switch (level) {
    case InfoMessageLevel:
        Q_EMIT consoleMessage(QStringLiteral("log"), text);
        break;
    case WarningMessageLevel:
        Q_EMIT consoleMessage(QStringLiteral("warn"), text);
        break;
    case ErrorMessageLevel:
        Q_EMIT consoleMessage(QStringLiteral("error"), text);
        break;
    }
}

void ResourcePage::restrictSettings()
{
    for (const QWebEngineSettings::WebAttribute attribute : {
             QWebEngineSettings::DnsPrefetchEnabled,
             QWebEngineSettings::FullScreenSupportEnabled,
             QWebEngineSettings::HyperlinkAuditingEnabled,
             QWebEngineSettings::JavascriptCanAccessClipboard,
             QWebEngineSettings::JavascriptCanOpenWindows,
             QWebEngineSettings::LocalContentCanAccessFileUrls,
             QWebEngineSettings::LocalContentCanAccessRemoteUrls,
             QWebEngineSettings::NavigateOnDropEnabled,
             QWebEngineSettings::PdfViewerEnabled,
             QWebEngineSettings::PluginsEnabled,
             QWebEngineSettings::ScreenCaptureEnabled,
         })
        settings()->setAttribute(attribute, false);
    settings()->setAttribute(QWebEngineSettings::WebRTCPublicInterfacesOnly, true);
    settings()->setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
}

void ResourcePage::grantAll()
{
    settings()->setAttribute(QWebEngineSettings::DnsPrefetchEnabled, true);
    settings()->setAttribute(QWebEngineSettings::HyperlinkAuditingEnabled, true);
    settings()->setAttribute(QWebEngineSettings::JavascriptCanOpenWindows, true);
    settings()->setUnknownUrlSchemePolicy(QWebEngineSettings::AllowAllUnknownUrlSchemes);
    qt_version::answerPermissions(*this, qt_version::Answer::Grant);
}

void ResourcePage::refusePermissions()
{
    qt_version::answerPermissions(*this, qt_version::Answer::Deny);
    connect(this, &QWebEnginePage::fullScreenRequested, this,
        [](QWebEngineFullScreenRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::registerProtocolHandlerRequested, this,
        [](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::certificateError, this,
        [](QWebEngineCertificateError error) { error.rejectCertificate(); });
}

} // namespace portcullis
