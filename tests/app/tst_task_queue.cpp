#include "app/ui/library/task_queue.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>

using namespace portcullis;

namespace {

constexpr int patienceMs = 20000;

} // namespace

//! Tasks that are done one after the other.
class TestTaskQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goesOnMeanwhile();
    void doesOneAfterTheOther();
    void anEndingComesBeforeTheNext();
    void tellsOfProgress();
    void cancels();
    void cannotCancelWhatIsNotCancelable();
    void finishes();
    void knowsWhatIsChanging();
    void holds();
    void finishesWhatIsHeld();
    void aHoldOutlivesTheQueue();

private:
    //! One that notes its name, and its ending.
    Task task(const char* name, bool isCancelable = false);
    //! The same, which waits for release() at first.
    Task heldTask(const char* name, bool isCancelable = false);
    void release() { m_gate.release(); }
    bool waitUntilIdle(TaskQueue& queue) const
    {
        return QSignalSpy(&queue, &TaskQueue::idle).wait(patienceMs);
    }

    QSemaphore m_gate;
    QStringList m_done; // written by one thread after the other
};

void TestTaskQueue::init()
{
    m_done.clear();
}

Task TestTaskQueue::task(const char* name, bool isCancelable)
{
    const QString text = QLatin1String(name);
    const auto work = [this, text](const Progress& progress) -> Task::Ending {
        m_done << (progress(1, 2) ? text : text + QLatin1String(" canceled"));
        return [this, text] { m_done << text + QLatin1String(" ended"); };
    };
    return {text, QLatin1String("id of ") + text, isCancelable, work};
}

Task TestTaskQueue::heldTask(const char* name, bool isCancelable)
{
    Task held = task(name, isCancelable);
    held.work = [this, work = held.work](const Progress& progress) -> Task::Ending {
        if (!m_gate.tryAcquire(1, patienceMs))
            m_done << QStringLiteral("was not released");
        return work(progress);
    };
    return held;
}

void TestTaskQueue::goesOnMeanwhile()
{
    TaskQueue queue;
    QThread* worked = nullptr;
    QThread* ended = nullptr;
    Task held = heldTask("a");
    held.work = [&, work = held.work](const Progress& progress) -> Task::Ending {
        worked = QThread::currentThread();
        work(progress);
        return [&ended] { ended = QThread::currentThread(); };
    };
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&] {
        if (++ticks == 10)
            release(); // which comes only if the event loop turns
    });
    timer.start(1);
    queue.add(std::move(held));
    QVERIFY(waitUntilIdle(queue));
    QCOMPARE(m_done, QStringList{QStringLiteral("a")});
    QVERIFY(worked != thread());
    QCOMPARE(ended, thread());
}

void TestTaskQueue::doesOneAfterTheOther()
{
    TaskQueue queue;
    QSignalSpy began(&queue, &TaskQueue::began);
    queue.add(heldTask("a", true));
    queue.add(task("b"));
    QCOMPARE(began.count(), 1);
    QCOMPARE(began.first(), (QVariantList{QStringLiteral("a"), true}));
    release();
    QVERIFY(waitUntilIdle(queue));
    QCOMPARE(m_done.join(u','), QStringLiteral("a,a ended,b,b ended"));
    QCOMPARE(began.last(), (QVariantList{QStringLiteral("b"), false}));
}

void TestTaskQueue::anEndingComesBeforeTheNext()
{
    TaskQueue queue;
    Task first = task("a");
    first.work = [&](const Progress&) -> Task::Ending {
        return [&] { // as after a question
            QTest::qWait(50);
            queue.addNext(task("next"));
            QTest::qWait(50);
            m_done << QStringLiteral("a ended");
        };
    };
    queue.add(std::move(first));
    queue.add(task("b"));
    QVERIFY(waitUntilIdle(queue));
    QCOMPARE(m_done.join(u','), QStringLiteral("a ended,next,next ended,b,b ended"));
}

void TestTaskQueue::tellsOfProgress()
{
    TaskQueue queue;
    QSignalSpy progressed(&queue, &TaskQueue::progressed);
    Task counting = task("a", true);
    counting.work = [](const Progress& progress) -> Task::Ending {
        for (const qint64 done : {0, 1, 1, 199, 200, 300})
            progress(done, 200);
        progress(1, 0);
        return {};
    };
    queue.add(std::move(counting));
    QVERIFY(waitUntilIdle(queue));
    QList<int> percents;
    for (const QVariantList& arguments : progressed)
        percents << arguments.first().toInt();
    QCOMPARE(percents, (QList<int>{0, 99, 100, 0}));
}

void TestTaskQueue::cancels()
{
    TaskQueue queue;
    queue.add(heldTask("a", true));
    queue.add(task("b", true));
    queue.add(task("c"));
    queue.cancel();
    QVERIFY(queue.isCanceled());
    release();
    QVERIFY(waitUntilIdle(queue));
    QCOMPARE(m_done.join(u','), QStringLiteral("a canceled,a ended,c,c ended"));
    queue.add(task("d", true));
    QVERIFY(waitUntilIdle(queue));
    QCOMPARE(m_done.last(), QStringLiteral("d ended"));
    QVERIFY(!m_done.contains(QStringLiteral("d canceled")));
}

void TestTaskQueue::cannotCancelWhatIsNotCancelable()
{
    TaskQueue queue;
    queue.add(heldTask("a"));
    queue.cancel();
    QVERIFY(!queue.isCanceled());
    release();
    QVERIFY(waitUntilIdle(queue));
    QCOMPARE(m_done.join(u','), QStringLiteral("a,a ended"));
}

void TestTaskQueue::finishes()
{
    {
        TaskQueue queue;
        queue.add(heldTask("a"));
        queue.add(task("b", true));
        queue.add(task("c"));
        release();
        queue.finish();
        QCOMPARE(m_done.join(u','), QStringLiteral("a,a ended,c,c ended"));
        queue.add(heldTask("d", true)); // the words of the threads before come now
        QTest::qWait(0);
        QCOMPARE(m_done.size(), 4);
        release();
    } // as does the destructor
    QCOMPARE(m_done.last(), QStringLiteral("d ended"));
}

void TestTaskQueue::knowsWhatIsChanging()
{
    TaskQueue queue;
    const auto changing = [&queue] {
        return QList<bool>{queue.isChanging(QStringLiteral("id of a")),
            queue.isChanging(QStringLiteral("id of b"))};
    };
    QList<QList<bool>> seen;
    connect(&queue, &TaskQueue::changed, this, [&] { seen << changing(); });
    queue.add(heldTask("a"));
    queue.add(task("b"));
    QCOMPARE(changing(), (QList<bool>{true, true}));
    release();
    QVERIFY(waitUntilIdle(queue));
    QCOMPARE(changing(), (QList<bool>{false, false}));
    QCOMPARE(
        seen, (QList<QList<bool>>{{true, false}, {true, true}, {false, true}, {false, false}}));
}

//! As an ending does that asks the user.
void TestTaskQueue::holds()
{
    TaskQueue queue;
    TaskQueue::Hold held;
    Task asking = task("a");
    asking.work = [&, work = asking.work](const Progress& progress) -> Task::Ending {
        work(progress);
        return [&] { held = queue.hold(); };
    };
    queue.add(asking);
    queue.add(task("b"));
    QTRY_VERIFY(held);
    QTest::qWait(50); // for nothing to begin
    QCOMPARE(m_done, QStringList{QStringLiteral("a")});
    QVERIFY(queue.isChanging(QStringLiteral("id of b")));
    TaskQueue::Hold again = queue.hold();
    queue.addNext(task("answer"));
    held.reset();
    QTest::qWait(50);
    QCOMPARE(m_done.size(), 1);
    again.reset();
    QVERIFY(waitUntilIdle(queue));
    QCOMPARE(m_done.mid(1).join(u' '), QStringLiteral("answer answer ended b b ended"));
}

//! What the user was asked is forgotten, and what waits is done all the same.
void TestTaskQueue::finishesWhatIsHeld()
{
    TaskQueue queue;
    const TaskQueue::Hold held = queue.hold();
    queue.add(task("a"));
    queue.add(task("b", true));
    queue.finish();
    QCOMPARE(m_done.join(u' '), QStringLiteral("a a ended"));
}

void TestTaskQueue::aHoldOutlivesTheQueue()
{
    TaskQueue::Hold held;
    {
        TaskQueue queue;
        held = queue.hold();
    }
    held.reset();
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(TestTaskQueue)
#include "tst_task_queue.moc"
