#pragma once

#include "bridge/core/adjustable_limits.h"

#include <QObject>

namespace portcullis {

//! Something has come near a limit of adjustable_limits.h.
struct LimitWarning {
    const char* limit; //!< Its name.
    qint64 value;
    qint64 max;
    QString connectionId; //!< Empty if it is not the limit of one connection.
};

//! \brief Notices when the connections of one session come near a limit, and says so once; see
//! NearLimit.
class LimitWatch : public QObject {
    Q_OBJECT

public:
    //! What is kept for one connection.
    struct OfConnection {
        NearLimit queuedSend;
        NearLimit messageSize;
    };

    explicit LimitWatch(const Limits& limits, QObject* parent = nullptr);

    //! There are that many connections, in the session, in the program, and begun in a minute.
    void noteConnections(qint64 ofSession, qint64 ofProgram, qint64 withinMinute);

    //! A message of \a bytes, of which the connection allows \a max.
    void noteMessage(const QString& connectionId, OfConnection& kept, qint64 bytes, qint64 max);

    //! So much waits to be sent by that connection, and by all.
    void noteQueue(const QString& connectionId, OfConnection& kept, qint64 queued, qint64 total);

Q_SIGNALS:
    void limitNear(const LimitWarning& warning);

private:
    void warn(NearLimit& near, const LimitWarning& warning);

    Limits m_limits;
    NearLimit m_connections;
    NearLimit m_program;
    NearLimit m_rate;
    NearLimit m_queue;
};

} // namespace portcullis
