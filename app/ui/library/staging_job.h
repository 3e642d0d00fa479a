#pragma once

#include "app/store/resource_store.h"

#include <QObject>

#include <atomic>
#include <memory>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Unpacks and checks one package on a thread of its own.
class StagingJob : public QObject {
    Q_OBJECT

public:
    //! It starts at once.
    StagingJob(const ResourceStore& store, const QString& source, QObject* parent = nullptr);
    //! Cancels, and waits until that has come to an end.
    ~StagingJob() override;

    const QString& source() const { return m_source; }
    void cancel();

    //! Once, after finished().
    Result<StagedPackage, PackageError> takeResult();

Q_SIGNALS:
    void progressed(int percent);
    void finished();

private:
    void work(const ResourceStore& store);

    QString m_source;
    std::atomic<bool> m_isCanceled = false;
    std::optional<Result<StagedPackage, PackageError>> m_result;
    std::unique_ptr<QThread> m_thread;
};

} // namespace portcullis
