#pragma once

#include <QElapsedTimer>
#include <QTimer>

namespace portcullis::hostile {

//! How long the event loop of a thread did not come round.
struct Stall {
    double milliseconds = 0;
    //! Of these, those in which the thread was ready to run and had no CPU, for other programs had
    //! them.
    double withoutCpu = 0;
};

//! \brief Watches the event loop of the thread that it lives on, by a timer that is due every few
//! milliseconds.
class HeartbeatTimer : public QObject {
    Q_OBJECT

public:
    explicit HeartbeatTimer(QObject* parent = nullptr);

    //! Forgets what has been.
    void restart();

    //! The longest time beyond the interval since restart().
    const Stall& worst() const { return m_worst; }

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_waited = 0; // for a CPU, at the last beat
    Stall m_worst;
};

} // namespace portcullis::hostile
