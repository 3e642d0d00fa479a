#include "app/engine/shell_scheme_handler.h"

#include "app/engine/job_reply.h"
#include "app/engine/mime_types.h"

#include <QFile>
#include <QHash>

namespace portcullis {

void ShellSchemeHandler::requestStarted(QWebEngineUrlRequestJob* job)
{
    static const QHash<QString, QString> files{
        {QStringLiteral("/index.html"), QStringLiteral(":/portcullis/shell/index.html")},
        {QStringLiteral("/shell.css"), QStringLiteral(":/portcullis/shell/shell.css")},
        {QStringLiteral("/shell.js"), QStringLiteral(":/portcullis/shell/shell.js")},
        {QStringLiteral("/qwebchannel.js"), QStringLiteral(":/qtwebchannel/qwebchannel.js")},
    };
    const QString file = files.value(job->requestUrl().path());
    auto device = std::make_unique<QFile>(file);
    if (file.isEmpty() || !device->open(QIODevice::ReadOnly)) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    replyWith(job, mimeTypeOf(file), std::move(device));
}

} // namespace portcullis
