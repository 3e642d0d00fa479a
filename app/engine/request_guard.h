#pragma once

#include "bridge/core/limits.h"
#include "bridge/core/token_bucket.h"

#include <QWebEngineUrlRequestInterceptor>

namespace portcullis {

//! \brief Blocks every request of a profile that is not for the program's own schemes.
//!
//! It is one of two independent means that keep the engine off the network; the other is in
//! engine_setup.cpp.
class RequestGuard : public QWebEngineUrlRequestInterceptor {
    Q_OBJECT

public:
    //! \param resourceId the only resource whose files may be asked for.
    explicit RequestGuard(QString resourceId, QObject* parent = nullptr);

    void interceptRequest(QWebEngineUrlRequestInfo& info) override;

Q_SIGNALS:
    //! More was asked for than limits::maxLoadsPerSecond, its channel not counted.
    void tooMany();

private:
    void count();

    QString m_resourceId;
    TokenBucket m_loads{limits::maxLoadsPerSecond, limits::maxLoadsAtOnce};
};

} // namespace portcullis
