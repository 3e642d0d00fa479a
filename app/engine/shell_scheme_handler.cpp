#include "app/engine/shell_scheme_handler.h"

#include "app/engine/document_policy.h"
#include "app/engine/job_reply.h"
#include "app/engine/mime_types.h"
#include "app/engine/schemes.h"

#include <QBuffer>
#include <QFile>
#include <QHash>

namespace portcullis {

ShellSchemeHandler::ShellSchemeHandler(const Defenses& defenses, QObject* parent)
    : QWebEngineUrlSchemeHandler(parent), m_defenses(defenses)
{
}

void ShellSchemeHandler::requestStarted(QWebEngineUrlRequestJob* job)
{
    static const QHash<QString, QString> files{
        {QStringLiteral("/index.html"), QStringLiteral(":/portcullis/shell/index.html")},
        {QStringLiteral("/shell.css"), QStringLiteral(":/portcullis/shell/shell.css")},
        {QStringLiteral("/shell.js"), QStringLiteral(":/portcullis/shell/shell.js")},
        {QStringLiteral("/qwebchannel.js"), QStringLiteral(":/qtwebchannel/qwebchannel.js")},
    };
    const QUrl url = job->requestUrl();
    const QString file = schemes::isShellUrl(url) ? files.value(url.path()) : QString();
    auto device = std::make_unique<QFile>(file);
    if (file.isEmpty() || !device->open(QIODevice::ReadOnly)) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    const ReplyHead head{mimeTypeOf(file), m_defenses.contentPolicy ? shellPolicy() : QByteArray()};
    if (head.type != "text/html") {
        replyWith(job, head, std::move(device));
        return;
    }
    auto page = std::make_unique<QBuffer>();
    page->setData(hostPage(device->readAll()));
    page->open(QIODevice::ReadOnly);
    replyWith(job, head, std::move(page));
}

QByteArray ShellSchemeHandler::hostPage(const QByteArray& html) const
{
    QByteArray page = html;
    if (!m_defenses.frameSandbox)
        page.replace(" sandbox=\"allow-scripts allow-forms\"", "");
    if (!m_defenses.contentPolicy)
        page.replace(" data-policy=\"required\"", "");
    return page;
}

} // namespace portcullis
