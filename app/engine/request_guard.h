#pragma once

#include "bridge/core/limits.h"
#include "bridge/core/token_bucket.h"

#include <QWebEngineUrlRequestInterceptor>

namespace portcullis {

//! \brief The header that tells the scheme handler that a script reads the file, so that the engine
//! makes no document of it, and the script sees the file's type without a parameter of ours.
//!
//! A page can put it on what its scripts read, and on nothing else.
inline constexpr char readByScript[] = "portcullis-read-by-script";

//! \brief Blocks every request of a profile that is not for the program's own schemes.
//!
//! It is one of two independent means that keep the engine off the network; the other is in
//! engine_setup.cpp.
class RequestGuard : public QWebEngineUrlRequestInterceptor {
    Q_OBJECT

public:
    //! \param resourceId the only resource whose files may be asked for.
    explicit RequestGuard(QString resourceId, QObject* parent = nullptr);

    //! Counts it, unless it is for the resource's channel. Marks own files that a script reads.
    void interceptRequest(QWebEngineUrlRequestInfo& info) override;

    void count();

Q_SIGNALS:
    //! A request for \a url was blocked; it can come thousands of times in a second.
    void blocked(const QUrl& url);
    //! More was counted than limits::maxLoadsPerSecond.
    void tooMany();

private:
    QString m_resourceId;
    TokenBucket m_loads{limits::maxLoadsPerSecond, limits::maxLoadsAtOnce};
};

} // namespace portcullis
