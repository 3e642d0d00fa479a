#pragma once

#include "app/package/served_files.h"
#include "bridge/core/limits.h"
#include "bridge/core/token_bucket.h"

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
    //! \param policy see ReplyHead::policy.
    ResourceSchemeHandler(ServedFiles served, QByteArray policy, QObject* parent = nullptr);

    void requestStarted(QWebEngineUrlRequestJob* job) override;

Q_SIGNALS:
    //! More than limits::maxWaitingFiles wait.
    void tooMany();
    //! It was asked for a file that is not there, or sent something. \a text tells the author.
    void unanswered(const QString& text);

private:
    void serveWaiting();
    void serve(QWebEngineUrlRequestJob* job);
    bool replyWithFile(QWebEngineUrlRequestJob* job, const QString& path);

    ServedFiles m_served;
    QByteArray m_policy;
    TokenBucket m_files{limits::maxFilesPerSecond, limits::maxFilesAtOnce};
    std::deque<QWebEngineUrlRequestJob*> m_waiting; // the engine owns them
    QTimer m_turn;
};

} // namespace portcullis
