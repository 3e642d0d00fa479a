#include "tests/support/plain_browser.h"

#include "app/engine/mime_types.h"

#include <QFile>
#include <QWebEngineUrlRequestJob>

namespace portcullis::test {

void PlainFiles::requestStarted(QWebEngineUrlRequestJob* job)
{
    const QString name = job->requestUrl().path();
    const QString path = name == QLatin1String("/qwebchannel.js")
        ? QStringLiteral(":/qtwebchannel/qwebchannel.js")
        : m_folder + name;
    m_asked << name;
    auto* const file = new QFile(path, job);
    if (file->open(QIODevice::ReadOnly))
        job->reply(mimeTypeOf(path), file);
    else
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
}

} // namespace portcullis::test
