#pragma once

#include "app/engine/defenses.h"

#include <QWebEngineUrlSchemeHandler>

namespace portcullis {

//! \brief Serves the host page and its scripts, which are part of the program.
class ShellSchemeHandler : public QWebEngineUrlSchemeHandler {
    Q_OBJECT

public:
    explicit ShellSchemeHandler(const Defenses& defenses, QObject* parent = nullptr);

    void requestStarted(QWebEngineUrlRequestJob* job) override;

private:
    QByteArray hostPage(const QByteArray& html) const;

    Defenses m_defenses;
};

} // namespace portcullis
