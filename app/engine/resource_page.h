#pragma once

#include "app/engine/defenses.h"
#include "bridge/core/limits.h"
#include "bridge/core/token_bucket.h"

#include <QWebEnginePage>

namespace portcullis {

class FrameChannel;

//! \brief The page that holds the shell and in it the resource's frame.
//!
//! It goes nowhere else, opens no windows or dialogs, and grants the engine's own permissions to
//! nobody.
class ResourcePage : public QWebEnginePage {
    Q_OBJECT

public:
    //! \a channel takes the console lines that are its own. It and \a profile must outlive the
    //! page. Of \a defenses it heeds `pageRules`.
    ResourcePage(QString resourceId, FrameChannel& channel, const Defenses& defenses,
        QWebEngineProfile* profile, QObject* parent = nullptr);

    //! \brief Whether the user is choosing files for the resource.
    //!
    //! The engine waits for that in the middle of one of its calls, so the page must not go until
    //! filesChosen().
    bool isChoosingFiles() const { return m_isChoosingFiles; }

Q_SIGNALS:
    //! The user has chosen files, or none; the engine's call is about to go on.
    void filesChosen();
    //! One console message of the resource. \a level is `log`, `warn` or `error`. Of a long one it
    //! is the first limits::maxConsoleLineUnits.
    void consoleMessage(const QString& level, const QString& text);
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
    void print(JavaScriptConsoleMessageLevel level, const QString& text);

    QString m_resourceId;
    FrameChannel& m_channel;
    bool m_hasRules;
    bool m_isChoosingFiles = false;
    TokenBucket m_lines{limits::maxConsoleLinesPerSecond, limits::maxConsoleLinesAtOnce};
};

} // namespace portcullis
