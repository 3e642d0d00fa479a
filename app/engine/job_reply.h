#pragma once

#include <QIODevice>
#include <QWebEngineUrlRequestJob>

#include <memory>

namespace portcullis {

//! Answers \a job with what \a device holds. The engine reads it later, so it lives as long as the
//! job.
inline void replyWith(
    QWebEngineUrlRequestJob* job, const QByteArray& type, std::unique_ptr<QIODevice> device)
{
    QIODevice* const served = device.release();
    QObject::connect(job, &QObject::destroyed, served, &QObject::deleteLater);
    job->reply(type, served);
}

} // namespace portcullis
