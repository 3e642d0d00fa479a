#pragma once

#include <QAbstractEventDispatcher>
#include <QHash>

#include <atomic>
#include <chrono>
#include <set>
#include <utility>

namespace portcullis {

//! \brief An event loop for a thread with many sockets.
//!
//! Those of Qt hand all sockets to poll() for each turn, which with 500 of them takes longer than
//! all that is done with the message that came. This one uses epoll, which knows them already.
class EpollDispatcher : public QAbstractEventDispatcher {
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject* parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier* notifier) override;
    void unregisterSocketNotifier(QSocketNotifier* notifier) override;

    void registerTimer(
        int timerId, qint64 interval, Qt::TimerType timerType, QObject* object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject* object) override;
    QList<TimerInfo> registeredTimers(QObject* object) const override;
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

private:
    using Clock = std::chrono::steady_clock;

    struct Watch {
        QSocketNotifier* read = nullptr;
        QSocketNotifier* write = nullptr;
    };
    struct Timer {
        std::chrono::milliseconds interval;
        Qt::TimerType type;
        QObject* object;
        Clock::time_point due;
    };

    static QSocketNotifier*& slotFor(Watch& watch, const QSocketNotifier& notifier);
    void control(int socket, const Watch& before, const Watch& after) const;
    int timeout(QEventLoop::ProcessEventsFlags flags) const;
    bool activateSockets(int timeout);
    void activate(int socket, quint32 events);
    bool activateTimers();
    void clearWakeUp();

    int m_epoll;
    int m_wake; // an eventfd
    std::atomic<bool> m_isAwake = false; // m_wake is readable
    std::atomic<bool> m_isInterrupted = false;
    QHash<int, Watch> m_watches; // by file descriptor
    QHash<int, Timer> m_timers; // by id
    std::set<std::pair<Clock::time_point, int>> m_due; // of m_timers, earliest first
};

} // namespace portcullis
