#pragma once

#include "app/store/file_lock.h"

#include <QDeadlineTimer>
#include <QLocalServer>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <optional>

QT_BEGIN_NAMESPACE
class QLocalSocket;
QT_END_NAMESPACE

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

    enum class Claim {
        First, //!< This one runs, and takes the calls of later ones.
        HandedOver, //!< Another one runs and has taken the arguments.
        Unanswered, //!< Another one runs and did not answer in time. This one must not run.
    };

    //! \brief Finds out whether this is the first one. If it is not, \a arguments are handed over.
    //!
    //! It waits for the other one as long as \a patience, or until that one has ended, which makes
    //! this the first one.
    Claim claim(const QStringList& arguments, std::chrono::milliseconds patience = defaultPatience);

    static constexpr std::chrono::milliseconds defaultPatience{10'000};

Q_SIGNALS:
    //! \brief Another start wants to open these; none: only to be seen.
    //!
    //! What it leads to may take its time: nothing of the call is left by then.
    void called(const QStringList& arguments);

private:
    bool takeLock();
    bool handOver(const QStringList& arguments, const QDeadlineTimer& deadline) const;
    void onConnection();
    void onReadable(QLocalSocket& socket);

    QString m_lockFile;
    QString m_socket;
    std::optional<FileLock> m_lock;
    QLocalServer m_server;
};

} // namespace portcullis
