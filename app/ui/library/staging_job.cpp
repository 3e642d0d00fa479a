#include "app/ui/library/staging_job.h"

#include <QThread>

namespace portcullis {

StagingJob::StagingJob(const ResourceStore& store, const QString& source, QObject* parent)
    : QObject(parent), m_source(source), m_thread(QThread::create([this, store] { work(store); }))
{
    connect(m_thread.get(), &QThread::finished, this, &StagingJob::finished);
    m_thread->start();
}

StagingJob::~StagingJob()
{
    cancel();
    m_thread->wait();
}

void StagingJob::cancel()
{
    m_isCanceled = true;
}

Result<StagedPackage, PackageError> StagingJob::takeResult()
{
    return *std::exchange(m_result, std::nullopt);
}

void StagingJob::work(const ResourceStore& store)
{
    int shown = -1;
    m_result.emplace(store.stage(m_source, [&](qint64 done, qint64 total) {
        const int percent = total > 0 ? int(qMin(done * 100 / total, qint64(100))) : 0;
        if (percent != std::exchange(shown, percent))
            Q_EMIT progressed(percent);
        return !m_isCanceled;
    }));
}

} // namespace portcullis
