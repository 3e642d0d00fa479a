#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace portcullis {

//! A single-shot timer whose time stands still while it is paused.
class Countdown : public QObject {
    Q_OBJECT

public:
    explicit Countdown(QObject* parent = nullptr);

    //! Begins anew with the whole \a time, which passes only while it is not paused.
    void start(std::chrono::milliseconds time);
    void stop();

    //! What is left stays as it is until it goes on.
    void setPaused(bool paused);

    //! Whether it was started and has neither ended nor been stopped; it may be paused.
    bool isActive() const { return m_isActive; }

Q_SIGNALS:
    void timeout();

private:
    QTimer m_timer;
    std::chrono::milliseconds m_left{};
    bool m_isActive = false;
    bool m_isPaused = false;
};

} // namespace portcullis
