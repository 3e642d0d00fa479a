#pragma once

#include "bridge/ws/connect_options.h"
#include "bridge/ws/countdown.h"

#include <QObject>
#include <QTimer>

namespace portcullis {

//! \brief Decides when a connection is to be pinged and when it has been silent for too long.
class Heartbeat : public QObject {
    Q_OBJECT

public:
    explicit Heartbeat(const HeartbeatOptions& options, QObject* parent = nullptr);

    //! The connection is open: the first ping is due after one interval.
    void start();
    void stop();

    //! The pong to the last ping has come.
    void answered();

    //! While nothing is read, no pong can come, and the time for it stands still.
    void setReading(bool reading) { m_deadline.setPaused(!reading); }

    const HeartbeatOptions& options() const { return m_options; }

Q_SIGNALS:
    //! A ping is to be sent.
    void due();
    //! The last ping was not answered in time.
    void missed();

private:
    void beat();

    HeartbeatOptions m_options;
    QTimer m_interval;
    Countdown m_deadline; // for a pong
};

} // namespace portcullis
