#include "app/engine/resource_scheme_handler.h"

#include "app/engine/job_reply.h"
#include "app/engine/mime_types.h"
#include "app/engine/missing_file.h"
#include "app/engine/refused_navigation.h"
#include "app/engine/request_guard.h"

#include <QFile>
#include <QMap>

namespace portcullis {

ResourceSchemeHandler::ResourceSchemeHandler(ServedFiles served, QByteArray policy, QObject* parent)
    : QWebEngineUrlSchemeHandler(parent), m_served(std::move(served)), m_policy(std::move(policy))
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &ResourceSchemeHandler::serveWaiting);
}

void ResourceSchemeHandler::requestStarted(QWebEngineUrlRequestJob* job)
{
    if (m_waiting.size() == std::size_t(limits::maxWaitingFiles)) {
        job->fail(QWebEngineUrlRequestJob::RequestFailed);
        Q_EMIT tooMany();
        return;
    }
    m_waiting.push_back(job);
    connect(job, &QObject::destroyed, this, [this, job] { std::erase(m_waiting, job); });
    if (!m_turn.isActive())
        serveWaiting();
}

void ResourceSchemeHandler::serveWaiting()
{
    while (!m_waiting.empty() && !m_files.isOverdrawn()) {
        QWebEngineUrlRequestJob* const job = m_waiting.front();
        m_waiting.pop_front();
        serve(job);
    }
    if (!m_waiting.empty())
        m_turn.start(m_files.wait());
}

void ResourceSchemeHandler::serve(QWebEngineUrlRequestJob* job)
{
    m_files.spend(1);
    if (job->requestMethod() != "GET" && job->requestMethod() != "HEAD") {
        // Anything else than to abort it would cost the document that has sent a form.
        const bool isRead = job->requestHeaders().contains(readByScript);
        job->fail(isRead ? QWebEngineUrlRequestJob::RequestDenied
                         : QWebEngineUrlRequestJob::RequestAborted);
        Q_EMIT unanswered(refused_navigation::postLine(job->requestUrl()));
        return;
    }
    const QUrl url = job->requestUrl();
    const ServedFile found = m_served.find(url);
    if (!found.redirect.isEmpty()) {
        job->redirect(found.redirect);
    } else if (!replyWithFile(job, found.path)) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        Q_EMIT unanswered(missingFileText(url, m_served));
    }
}

bool ResourceSchemeHandler::replyWithFile(QWebEngineUrlRequestJob* job, const QString& path)
{
    auto file = std::make_unique<QFile>(path);
    if (path.isEmpty() || !file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    const bool isRead = job->requestHeaders().contains(readByScript);
    const ReplyHead head{mimeTypeOf(path), isRead ? QByteArray() : m_policy};
    if (head.type == "text/html")
        m_files.spend(limits::pageCost);
    replyWith(job, head, std::move(file));
    return true;
}

} // namespace portcullis
