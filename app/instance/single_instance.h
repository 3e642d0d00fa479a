#pragma once

#include "app/store/file_lock.h"

#include <QLocalServer>
#include <QObject>
#include <QStringList>

#include <optional>

namespace portcullis {

//! \brief Lets one program at a time use a data folder: a second start hands its arguments to the
//! first, and ends.
//!
//! Only processes of the same user can reach it.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    explicit SingleInstance(const QString& dataFolder, QObject* parent = nullptr);
    ~SingleInstance() override;

    //! \brief Whether this is the first one. If it is not, \a arguments were handed over.
    //!
    //! A first one that does not answer is not waited for longer than a moment; then both run.
    bool claim(const QStringList& arguments);

Q_SIGNALS:
    //! Another start wants to open these; none: only to be seen.
    void called(const QStringList& arguments);

private:
    bool handOver(const QStringList& arguments) const;
    void onConnection();

    QString m_lockFile;
    QString m_socket;
    std::optional<FileLock> m_lock;
    QLocalServer m_server;
};

} // namespace portcullis
