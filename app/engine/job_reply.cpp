#include "app/engine/job_reply.h"

namespace portcullis {
namespace {

#if QT_VERSION < QT_VERSION_CHECK(6, 6, 0)
//! \brief The content type of a reply whose next header is the policy.
//!
//! This engine can be given no headers. It writes what stands behind `charset=` into the head of
//! the reply as it is, line breaks included; and since no encoding has such a name, it chooses the
//! document's encoding as if none were given.
QByteArray contentType(const ReplyHead& head)
{
    if (head.policy.isEmpty())
        return head.type;
    return head.type + ";charset=\"\"\ncontent-security-policy: " + head.policy;
}
#endif

} // namespace

void replyWith(
    QWebEngineUrlRequestJob* job, const ReplyHead& head, std::unique_ptr<QIODevice> device)
{
    QIODevice* const served = device.release();
    QObject::connect(job, &QObject::destroyed, served, &QObject::deleteLater);
#if QT_VERSION < QT_VERSION_CHECK(6, 6, 0)
    job->reply(contentType(head), served);
#else
    if (!head.policy.isEmpty())
        job->setAdditionalResponseHeaders({{"content-security-policy", head.policy}});
    job->reply(head.type, served);
#endif
}

} // namespace portcullis
