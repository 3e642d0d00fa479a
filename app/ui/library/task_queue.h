#pragma once

#include "app/package/progress.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <deque>
#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Something slow to do with the store.
struct Task {
    //! What remains to be done in the queue's own thread, before the next task begins.
    using Ending = std::function<void()>;

    QString sentence; //!< Tells the user what is being done.
    QString id; //!< The resource that it changes; empty if that is none, or not known.
    bool isCancelable = false; //!< Whether the progress can tell it to stop.
    //! Done on another thread. The ending may be empty.
    std::function<Ending(const Progress& progress)> work;
};

//! \brief Does tasks one after the other, each on a thread of its own, so that the window goes on.
class TaskQueue : public QObject {
    Q_OBJECT

public:
    explicit TaskQueue(QObject* parent = nullptr);
    //! As finish().
    ~TaskQueue() override;

    //! Keeps the queue from beginning anything, as long as a copy of it lives.
    using Hold = std::shared_ptr<void>;

    //! For an ending that asks the user and whose task goes on with the answer.
    Hold hold();

    //! Does \a task after those that wait.
    void add(Task task);
    //! Does \a task as the next one; for an ending whose task is to go on.
    void addNext(Task task);

    //! Stops and forgets what can be canceled.
    void cancel();

    //! \brief Cancels, and waits until all the rest has been done.
    //!
    //! A task that has begun to change the store is not broken off, and what the user has been told
    //! to wait for is not forgotten. What a hold was for is.
    void finish();

    //! Whether the task that is being done, or whose ending is, has been canceled.
    bool isCanceled() const { return m_isCanceled; }

    //! Whether a task waits or is being done that changes \a id.
    bool isChanging(const QString& id) const;

Q_SIGNALS:
    void began(const QString& sentence, bool isCancelable);
    //! Of the task that is being done, if it has something to tell.
    void progressed(int percent);
    //! There is nothing to do any more.
    void idle();
    //! isChanging() may have another answer.
    void changed();

private:
    void begin();
    void onThreadFinished();
    void end();
    Task::Ending doWork(const Task& task);

    std::deque<Task> m_waiting;
    std::weak_ptr<void> m_hold; // expired: nobody holds
    bool m_isFinishing = false;
    std::optional<Task> m_current; // being done, or its ending
    std::atomic<bool> m_isCanceled = false;
    Task::Ending m_ending; // the thread's, until it has finished
    std::unique_ptr<QThread> m_thread;
};

} // namespace portcullis
