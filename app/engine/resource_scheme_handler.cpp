#include "app/engine/resource_scheme_handler.h"

#include "app/engine/document_policy.h"
#include "app/engine/job_reply.h"
#include "app/engine/mime_types.h"
#include "app/engine/served_file.h"

#include <QBuffer>
#include <QFile>

namespace portcullis {
ResourceSchemeHandler::ResourceSchemeHandler(
    QString resourceId, ResourceFolder folder, bool hasPolicy, QObject* parent)
    : QWebEngineUrlSchemeHandler(parent), m_resourceId(std::move(resourceId)),
      m_folder(std::move(folder)), m_hasPolicy(hasPolicy)
{
}

void ResourceSchemeHandler::requestStarted(QWebEngineUrlRequestJob* job)
{
    if (job->requestMethod() != "GET" && job->requestMethod() != "HEAD")
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
    else
        replyWithFile(job, servedFile(job->requestUrl(), m_resourceId, m_folder));
}

void ResourceSchemeHandler::replyWithFile(QWebEngineUrlRequestJob* job, const QString& path) const
{
    auto file = std::make_unique<QFile>(path);
    if (path.isEmpty() || !file->open(QIODevice::ReadOnly)) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    const QByteArray type = mimeTypeOf(path);
    if (type != "text/html" || !m_hasPolicy) {
        replyWith(job, type, std::move(file));
        return;
    }
    auto page = std::make_unique<QBuffer>();
    page->setData(withContentPolicy(file->readAll(), resourcePolicy(m_resourceId)));
    page->open(QIODevice::ReadOnly);
    replyWith(job, type, std::move(page));
}

} // namespace portcullis
