#include "app/engine/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimerEvent>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <limits>
#include <vector>

namespace portcullis {
namespace {

constexpr int maxEvents = 64; // of one turn
constexpr quint32 readEvents = EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR;
constexpr quint32 writeEvents = EPOLLOUT | EPOLLHUP | EPOLLERR;

} // namespace

EpollDispatcher::EpollDispatcher(QObject* parent)
    : QAbstractEventDispatcher(parent), m_epoll(epoll_create1(EPOLL_CLOEXEC)),
      m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_epoll < 0 || m_wake < 0)
        qFatal("no more files can be opened");
    epoll_event event{EPOLLIN, {}};
    event.data.fd = m_wake;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event);
}

EpollDispatcher::~EpollDispatcher()
{
    close(m_wake);
    close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    if (m_isInterrupted)
        return false;
    const int wait = timeout(flags);
    if (wait != 0)
        Q_EMIT aboutToBlock();
    const bool hadSockets = activateSockets(wait);
    return activateTimers() || hadSockets;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier* notifier)
{
    if (notifier->type() == QSocketNotifier::Exception)
        return; // out-of-band data, which no protocol of ours has
    Watch& watch = m_watches[int(notifier->socket())];
    const Watch before = watch;
    slotFor(watch, *notifier) = notifier;
    control(int(notifier->socket()), before, watch);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier* notifier)
{
    const int socket = int(notifier->socket());
    const auto found = m_watches.find(socket);
    if (found == m_watches.end() || slotFor(*found, *notifier) != notifier)
        return;
    const Watch before = *found;
    slotFor(*found, *notifier) = nullptr;
    control(socket, before, *found);
    if (!found->read && !found->write)
        m_watches.erase(found);
}

QSocketNotifier*& EpollDispatcher::slotFor(Watch& watch, const QSocketNotifier& notifier)
{
    return notifier.type() == QSocketNotifier::Write ? watch.write : watch.read;
}

void EpollDispatcher::control(int socket, const Watch& before, const Watch& after) const
{
    epoll_event event{(after.read ? EPOLLIN | EPOLLRDHUP : 0u) | (after.write ? EPOLLOUT : 0u), {}};
    event.data.fd = socket;
    const bool wasWatched = before.read || before.write;
    const bool isWatched = after.read || after.write;
    if (!wasWatched && !isWatched)
        return;
    const int change = isWatched ? EPOLL_CTL_MOD : EPOLL_CTL_DEL;
    epoll_ctl(m_epoll, wasWatched ? change : EPOLL_CTL_ADD, socket, &event);
}

void EpollDispatcher::registerTimer(
    int timerId, qint64 interval, Qt::TimerType timerType, QObject* object)
{
    const std::chrono::milliseconds time(interval);
    const Clock::time_point due = Clock::now() + time;
    m_timers.insert(timerId, {time, timerType, object, due});
    m_due.emplace(due, timerId);
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    const auto found = m_timers.find(timerId);
    if (found == m_timers.end())
        return false;
    m_due.erase({found->due, timerId});
    m_timers.erase(found);
    return true;
}

bool EpollDispatcher::unregisterTimers(QObject* object)
{
    const QList<TimerInfo> timers = registeredTimers(object);
    for (const TimerInfo& timer : timers)
        unregisterTimer(timer.timerId);
    return !timers.isEmpty();
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject* object) const
{
    QList<TimerInfo> timers;
    for (auto timer = m_timers.begin(); timer != m_timers.end(); ++timer) {
        if (timer->object == object)
            timers.append(TimerInfo(timer.key(), int(timer->interval.count()), timer->type));
    }
    return timers;
}

int EpollDispatcher::remainingTime(int timerId)
{
    const auto found = m_timers.constFind(timerId);
    if (found == m_timers.cend())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(found->due - Clock::now());
    return qMax(0, int(left.count()));
}

void EpollDispatcher::wakeUp()
{
    if (m_isAwake.exchange(true))
        return;
    const quint64 one = 1;
    [[maybe_unused]] const auto written = write(m_wake, &one, sizeof one);
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted = true;
    wakeUp();
}

//! In milliseconds; -1 for ever. What was posted meanwhile has woken us up already.
int EpollDispatcher::timeout(QEventLoop::ProcessEventsFlags flags) const
{
    if (!flags.testFlag(QEventLoop::WaitForMoreEvents))
        return 0;
    if (m_due.empty())
        return -1;
    const auto left
        = std::chrono::ceil<std::chrono::milliseconds>(m_due.begin()->first - Clock::now());
    return qMax(0, int(left.count()));
}

bool EpollDispatcher::activateSockets(int timeout)
{
    std::array<epoll_event, maxEvents> events{};
    const int count = epoll_wait(m_epoll, events.data(), maxEvents, timeout);
    for (int i = 0; i < count; ++i) {
        if (events[size_t(i)].data.fd == m_wake)
            clearWakeUp();
        else
            activate(events[size_t(i)].data.fd, events[size_t(i)].events);
    }
    return count > 0;
}

//! Looks up each notifier anew, since whoever is told of the first may have removed the second.
void EpollDispatcher::activate(int socket, quint32 events)
{
    QEvent activated(QEvent::SockAct);
    if (QSocketNotifier* const reader = m_watches.value(socket).read;
        reader && (events & readEvents))
        QCoreApplication::sendEvent(reader, &activated);
    if (QSocketNotifier* const writer = m_watches.value(socket).write;
        writer && (events & writeEvents))
        QCoreApplication::sendEvent(writer, &activated);
}

//! Those that are due now, each once.
bool EpollDispatcher::activateTimers()
{
    const Clock::time_point now = Clock::now();
    const std::vector<std::pair<Clock::time_point, int>> due(
        m_due.begin(), m_due.upper_bound({now, std::numeric_limits<int>::max()}));
    for (const auto& [time, id] : due) {
        const auto timer = m_timers.find(id);
        if (timer == m_timers.end() || timer->due != time)
            continue; // one before it has stopped it
        m_due.erase({time, id});
        timer->due = qMax(time + timer->interval, now);
        m_due.emplace(timer->due, id);
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer->object, &event);
    }
    return !due.empty();
}

//! Whoever posts between the two statements does not wake us up, but we look for what was posted
//! before we wait again.
void EpollDispatcher::clearWakeUp()
{
    quint64 count = 0;
    [[maybe_unused]] const auto bytes = read(m_wake, &count, sizeof count);
    m_isAwake = false;
}

} // namespace portcullis
