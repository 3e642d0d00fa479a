#pragma once

#include <QWebEngineUrlSchemeHandler>

namespace portcullis {

//! \brief Serves the host page and its scripts, which are part of the program.
class ShellSchemeHandler : public QWebEngineUrlSchemeHandler {
    Q_OBJECT

public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;

    void requestStarted(QWebEngineUrlRequestJob* job) override;
};

} // namespace portcullis
