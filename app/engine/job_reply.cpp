#include "app/engine/job_reply.h"

#include "app/engine/qt_version.h"

namespace portcullis {

void replyWith(
    QWebEngineUrlRequestJob* job, const ReplyHead& head, std::unique_ptr<QIODevice> device)
{
    QIODevice* const served = device.release();
    QObject::connect(job, &QObject::destroyed, served, &QObject::deleteLater);
    qt_version::reply(job, head, served);
}

} // namespace portcullis
