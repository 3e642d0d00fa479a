#include "tests/bench/client/bench_scheme.h"

#include "app/engine/mime_types.h"

#include <QBuffer>
#include <QFile>
#include <QWebEngineUrlRequestJob>
#include <QWebEngineUrlScheme>

namespace portcullis::bench {

BenchScheme::BenchScheme(QString folder, QObject* parent)
    : QWebEngineUrlSchemeHandler(parent), m_folder(std::move(folder))
{
}

void BenchScheme::registerScheme()
{
    QWebEngineUrlScheme scheme(name);
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    scheme.setFlags(QWebEngineUrlScheme::SecureScheme | QWebEngineUrlScheme::CorsEnabled);
    QWebEngineUrlScheme::registerScheme(scheme);
}

void BenchScheme::requestStarted(QWebEngineUrlRequestJob* job)
{
    const QString path = job->requestUrl().path();
    QFile file(m_folder + path);
    const bool isOverridden = m_files.contains(path);
    if (!isOverridden && !file.open(QIODevice::ReadOnly)) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    auto* const buffer = new QBuffer;
    buffer->setData(isOverridden ? m_files.value(path) : file.readAll());
    buffer->open(QIODevice::ReadOnly);
    connect(job, &QObject::destroyed, buffer, &QObject::deleteLater);
    job->reply(mimeTypeOf(path), buffer);
}

} // namespace portcullis::bench
