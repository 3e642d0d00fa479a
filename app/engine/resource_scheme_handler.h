#pragma once

#include "bridge/core/limits.h"
#include "bridge/core/token_bucket.h"
#include "bridge/manifest/resource_folder.h"

#include <QTimer>
#include <QWebEngineUrlSchemeHandler>

#include <deque>

namespace portcullis {

//! \brief Serves the files of one resource, and the SDK, which is at the reserved path `/_rp/`.
//!
//! It serves them in the order in which they were asked for, and some of them later: see
//! limits::maxFilesPerSecond.
class ResourceSchemeHandler : public QWebEngineUrlSchemeHandler {
    Q_OBJECT

public:
    //! \param hasPolicy whether its pages get a content security policy.
    ResourceSchemeHandler(
        QString resourceId, ResourceFolder folder, bool hasPolicy, QObject* parent = nullptr);

    void requestStarted(QWebEngineUrlRequestJob* job) override;

Q_SIGNALS:
    //! More than limits::maxWaitingFiles wait.
    void tooMany();

private:
    void serveWaiting();
    void serve(QWebEngineUrlRequestJob* job);
    void replyWithFile(QWebEngineUrlRequestJob* job, const QString& path);

    QString m_resourceId;
    ResourceFolder m_folder;
    bool m_hasPolicy;
    TokenBucket m_files{limits::maxFilesPerSecond, limits::maxFilesAtOnce};
    std::deque<QWebEngineUrlRequestJob*> m_waiting; // the engine owns them
    QTimer m_turn;
};

} // namespace portcullis
