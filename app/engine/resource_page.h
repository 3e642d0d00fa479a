#pragma once

#include "app/engine/defenses.h"
#include "app/package/served_files.h"
#include "bridge/core/limits.h"
#include "bridge/core/minute_rate.h"
#include "bridge/core/token_bucket.h"

#include <QWebEnginePage>

namespace portcullis {

class FrameChannel;

//! \brief The page that holds the shell and in it the resource's frame.
//!
//! It goes nowhere else, opens no windows or dialogs, and grants the engine's own permissions to
//! nobody. A document that wants to go where it cannot lives on, and its console says why.
class ResourcePage : public QWebEnginePage {
    Q_OBJECT

public:
    //! \a channel takes the console lines that are its own. It and \a profile must outlive the
    //! page. Of \a defenses it heeds `pageRules`. \a served knows which pages are there.
    ResourcePage(QString resourceId, ServedFiles served, FrameChannel& channel,
        const Defenses& defenses, QWebEngineProfile* profile, QObject* parent = nullptr);

    //! \brief Whether the user is choosing files for the resource.
    //!
    //! The engine waits for that in the middle of one of its calls, so the page must not go until
    //! filesChosen().
    bool isChoosingFiles() const { return m_isChoosingFiles; }

    //! Writes \a line to the resource's console, unless there were limits::maxRefusalLinesPerMinute
    //! already.
    void printRefusal(const QString& line);

Q_SIGNALS:
    //! The user has chosen files, or none; the engine's call is about to go on.
    void filesChosen();
    //! One console message of the resource. \a level is `log`, `warn` or `error`. Of a long one it
    //! is the first limits::maxConsoleLineUnits.
    void consoleMessage(const QString& level, const QString& text);
    //! A document or a window was to be at \a url, outside of the resource.
    void leaving(const QUrl& url);
    //! \brief The engine did not follow a link to \a url, which is empty if it is not known.
    //!
    //! The resource itself can bring this about.
    void linkBlocked(const QUrl& url);
    //! A document was to be at \a url, which is not there.
    void pageMissing(const QUrl& url);
    //! Anything was written to the console, also by the resource's channel.
    void written(qsizetype units);
    //! More was written than limits::maxConsoleLinesPerSecond, its channel not counted.
    void tooManyLines();

protected:
    bool acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage* createWindow(WebWindowType type) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList& oldFiles,
        const QStringList& acceptedMimeTypes) override;
    void javaScriptAlert(const QUrl& origin, const QString& text) override;
    bool javaScriptConfirm(const QUrl& origin, const QString& text) override;
    bool javaScriptPrompt(
        const QUrl& origin, const QString& text, const QString& preset, QString* result) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString& text,
        int line, const QString& source) override;

private:
    void restrictSettings();
    void grantAll();
    void refusePermissions();
    bool acceptFrame(const QUrl& url);
    bool reportsLink(const QString& line);
    void print(JavaScriptConsoleMessageLevel level, const QString& text);

    QString m_resourceId;
    ServedFiles m_served;
    FrameChannel& m_channel;
    bool m_hasRules;
    bool m_isChoosingFiles = false;
    TokenBucket m_lines{limits::maxConsoleLinesPerSecond, limits::maxConsoleLinesAtOnce};
    MinuteRate m_refusals;
};

} // namespace portcullis
