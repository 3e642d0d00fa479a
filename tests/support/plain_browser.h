#pragma once

#include <QStringList>
#include <QWebEnginePage>
#include <QWebEngineUrlSchemeHandler>

namespace portcullis::test {

//! \brief Serves files as the engine's own schemes would: with their type and nothing else.
class PlainFiles : public QWebEngineUrlSchemeHandler {
    Q_OBJECT

public:
    explicit PlainFiles(QString folder) : m_folder(std::move(folder)) { }

    void requestStarted(QWebEngineUrlRequestJob* job) override;

    //! The paths that were asked for.
    const QStringList& asked() const { return m_asked; }

private:
    QString m_folder;
    QStringList m_asked;
};

class LoggedPage : public QWebEnginePage {
    Q_OBJECT

public:
    using QWebEnginePage::QWebEnginePage;

    const QStringList& lines() const { return m_lines; }

protected:
    void javaScriptConsoleMessage(
        JavaScriptConsoleMessageLevel, const QString& text, int, const QString&) override
    {
        m_lines << text;
    }

private:
    QStringList m_lines;
};

} // namespace portcullis::test
