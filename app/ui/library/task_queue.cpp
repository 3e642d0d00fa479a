#include "app/ui/library/task_queue.h"

#include <QPointer>
#include <QThread>

#include <algorithm>

namespace portcullis {

TaskQueue::TaskQueue(QObject* parent) : QObject(parent) { }

TaskQueue::~TaskQueue()
{
    finish();
}

void TaskQueue::add(Task task)
{
    m_waiting.push_back(std::move(task));
    begin();
}

void TaskQueue::addNext(Task task)
{
    m_waiting.push_front(std::move(task));
    begin();
}

TaskQueue::Hold TaskQueue::hold()
{
    if (Hold held = m_hold.lock())
        return held;
    const auto release = [queue = QPointer(this)](void*) {
        if (queue)
            QMetaObject::invokeMethod(queue.data(), &TaskQueue::begin, Qt::QueuedConnection);
    };
    const Hold held(this, release);
    m_hold = held;
    return held;
}

void TaskQueue::cancel()
{
    const auto isCancelable = [](const Task& task) { return task.isCancelable; };
    m_waiting.erase(
        std::remove_if(m_waiting.begin(), m_waiting.end(), isCancelable), m_waiting.end());
    m_isCanceled = m_current && m_current->isCancelable;
}

void TaskQueue::finish()
{
    cancel();
    m_isFinishing = true;
    if (!m_thread && !m_waiting.empty())
        begin();
    while (m_thread)
        end();
}

bool TaskQueue::isChanging(const QString& id) const
{
    const auto changes = [&id](const Task& task) { return task.id == id; };
    return (m_current && changes(*m_current))
        || std::any_of(m_waiting.begin(), m_waiting.end(), changes);
}

void TaskQueue::begin()
{
    Q_EMIT changed();
    const bool isHeld = !m_isFinishing && !m_hold.expired();
    if (m_current || isHeld)
        return;
    if (m_waiting.empty()) {
        Q_EMIT idle();
        return;
    }
    m_current = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_isCanceled = false;
    Q_EMIT began(m_current->sentence, m_current->isCancelable);
    m_thread.reset(QThread::create([this, task = *m_current] { m_ending = doWork(task); }));
    connect(m_thread.get(), &QThread::finished, this, &TaskQueue::onThreadFinished);
    m_thread->start();
}

//! After finish(), the word of a thread that is long gone may still come.
void TaskQueue::onThreadFinished()
{
    if (m_thread && m_thread->isFinished())
        end();
}

void TaskQueue::end()
{
    m_thread->wait();
    m_thread.reset();
    m_current->id.clear();
    if (const Task::Ending ending = std::exchange(m_ending, {}))
        ending();
    m_current.reset();
    begin();
}

Task::Ending TaskQueue::doWork(const Task& task)
{
    int shown = -1;
    return task.work([this, shown](qint64 done, qint64 total) mutable {
        const int percent = total > 0 ? int(qMin(done * 100 / total, qint64(100))) : 0;
        if (percent != std::exchange(shown, percent))
            Q_EMIT progressed(percent);
        return !m_isCanceled;
    });
}

} // namespace portcullis
