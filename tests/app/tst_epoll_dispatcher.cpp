#include "app/engine/epoll_dispatcher.h"
#include "app/engine/thread_handover.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

#include <array>

using namespace portcullis;
using std::chrono::milliseconds;

namespace {

//! A thread with the event loop that is tested.
class EpollThread : public QThread {
public:
    EpollThread()
    {
        setEventDispatcher(new EpollDispatcher);
        m_inside.moveToThread(this);
        start();
    }

    ~EpollThread() override
    {
        quit();
        wait();
    }

    //! Runs \a task on the thread and waits for it.
    template <typename Task> void run(Task task)
    {
        QThread* const caller = currentThread();
        tellPosted(this);
        auto run = [task, caller]() mutable {
            tellReceived();
            task();
            tellPosted(caller);
        };
        QMetaObject::invokeMethod(&m_inside, std::move(run), Qt::BlockingQueuedConnection);
        tellReceived();
    }

    QObject& inside() { return m_inside; }

private:
    QObject m_inside;
};

} // namespace

class TestEpollDispatcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void everyPostedCallArrives();
    void timersComeInTheirOrder();
    void repeatingTimerRepeatsUntilItIsStopped();
    void stoppedByTheOneBefore();
    void tellsTheTimeLeft();
    void tellsReadersAndWriters();
    void removedByTheReader();
    void manySocketsEcho();
    void nestedLoopEnds();
};

//! From several threads at once, so that a wake-up which gets lost would be missed in the end.
void TestEpollDispatcher::everyPostedCallArrives()
{
    EpollThread thread;
    constexpr int calls = 20'000;
    std::atomic<int> arrived = 0;
    std::array<std::unique_ptr<QThread>, 4> posters;
    for (auto& poster : posters) {
        poster.reset(QThread::create([&] {
            for (int i = 0; i < calls; ++i)
                QMetaObject::invokeMethod(
                    &thread.inside(), [&] { ++arrived; }, Qt::QueuedConnection);
        }));
        poster->start();
    }
    for (const auto& poster : posters)
        poster->wait();
    QTRY_COMPARE(arrived, calls * int(posters.size()));
}

void TestEpollDispatcher::timersComeInTheirOrder()
{
    EpollThread thread;
    QList<int> order;
    std::atomic<int> fired = 0;
    thread.run([&] {
        for (const int delay : {60, 20, 40, 0})
            QTimer::singleShot(delay, &thread.inside(), [&order, &fired, delay] {
                order << delay;
                ++fired;
            });
    });
    QTRY_COMPARE(fired, 4);
    thread.run([&] { QCOMPARE(order, (QList<int>{0, 20, 40, 60})); });
}

void TestEpollDispatcher::repeatingTimerRepeatsUntilItIsStopped()
{
    EpollThread thread;
    std::atomic<int> ticks = 0;
    std::unique_ptr<QTimer> timer;
    thread.run([&] {
        timer = std::make_unique<QTimer>();
        QObject::connect(timer.get(), &QTimer::timeout, &thread.inside(), [&] {
            if (++ticks == 5)
                timer->stop();
        });
        timer->start(5);
    });
    QTRY_COMPARE(ticks, 5);
    QTest::qWait(50);
    QCOMPARE(ticks, 5);
    thread.run([&] { timer.reset(); });
}

void TestEpollDispatcher::stoppedByTheOneBefore()
{
    EpollThread thread;
    std::atomic<int> ticks = 0;
    std::unique_ptr<QTimer> second;
    thread.run([&] {
        second = std::make_unique<QTimer>();
        QObject::connect(second.get(), &QTimer::timeout, &thread.inside(), [&] { ++ticks; });
        QTimer::singleShot(10, &thread.inside(), [&] { second.reset(); });
        second->start(10);
        QThread::msleep(30); // both are due
    });
    QTest::qWait(50);
    QCOMPARE(ticks, 0);
    thread.run([&] { QVERIFY(!second); });
}

void TestEpollDispatcher::tellsTheTimeLeft()
{
    EpollThread thread;
    thread.run([&] {
        QTimer timer;
        timer.start(10'000);
        QVERIFY(timer.remainingTime() > 9'000 && timer.remainingTime() <= 10'000);
        const int id = timer.timerId();
        const auto timers = QAbstractEventDispatcher::instance()->registeredTimers(&timer);
        QCOMPARE(timers.size(), 1);
        QCOMPARE(timers[0].timerId, id);
        QCOMPARE(timers[0].interval, 10'000);
        timer.stop();
        QCOMPARE(QAbstractEventDispatcher::instance()->remainingTime(id), -1);
    });
}

void TestEpollDispatcher::tellsReadersAndWriters()
{
    EpollThread thread;
    std::array<int, 2> sockets{};
    QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM, 0, sockets.data()), 0);
    std::atomic<int> reads = 0;
    std::atomic<int> writes = 0;
    std::unique_ptr<QSocketNotifier> reader;
    std::unique_ptr<QSocketNotifier> writer;
    thread.run([&] {
        reader = std::make_unique<QSocketNotifier>(sockets[0], QSocketNotifier::Read);
        writer = std::make_unique<QSocketNotifier>(sockets[0], QSocketNotifier::Write);
        QObject::connect(reader.get(), &QSocketNotifier::activated, &thread.inside(), [&] {
            char byte = 0;
            reads += int(::read(sockets[0], &byte, 1));
        });
        QObject::connect(writer.get(), &QSocketNotifier::activated, &thread.inside(), [&] {
            ++writes;
            writer->setEnabled(false);
        });
    });
    QTRY_COMPARE(writes, 1);
    QCOMPARE(reads, 0);
    QCOMPARE(::write(sockets[1], "ab", 2), 2);
    QTRY_COMPARE(reads, 2);
    thread.run([&] { writer->setEnabled(true); });
    QTRY_COMPARE(writes, 2);
    thread.run([&] {
        reader.reset();
        writer.reset();
    });
    ::close(sockets[0]);
    ::close(sockets[1]);
}

//! Both are ready, and the first removes the second, which must not be told any more.
void TestEpollDispatcher::removedByTheReader()
{
    EpollThread thread;
    std::array<int, 2> sockets{};
    QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM, 0, sockets.data()), 0);
    QCOMPARE(::write(sockets[1], "a", 1), 1);
    std::atomic<int> reads = 0;
    std::atomic<int> writes = 0;
    std::unique_ptr<QSocketNotifier> reader;
    std::unique_ptr<QSocketNotifier> writer;
    thread.run([&] {
        reader = std::make_unique<QSocketNotifier>(sockets[0], QSocketNotifier::Read);
        writer = std::make_unique<QSocketNotifier>(sockets[0], QSocketNotifier::Write);
        QObject::connect(reader.get(), &QSocketNotifier::activated, &thread.inside(), [&] {
            ++reads;
            reader->setEnabled(false);
            writer.reset();
        });
        QObject::connect(
            writer.get(), &QSocketNotifier::activated, &thread.inside(), [&] { ++writes; });
    });
    QTRY_COMPARE(reads, 1);
    QTest::qWait(30);
    QCOMPARE(reads, 1);
    QCOMPARE(writes, 0);
    thread.run([&] { reader.reset(); });
    ::close(sockets[0]);
    ::close(sockets[1]);
}

void TestEpollDispatcher::manySocketsEcho()
{
    EpollThread thread;
    constexpr int count = 300;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        while (QTcpSocket* const peer = server.nextPendingConnection())
            connect(peer, &QTcpSocket::readyRead, peer, [peer] { peer->write(peer->readAll()); });
    });
    std::atomic<int> echoed = 0;
    std::vector<std::unique_ptr<QTcpSocket>> sockets(count);
    thread.run([&] {
        for (auto& socket : sockets) {
            socket = std::make_unique<QTcpSocket>();
            QTcpSocket* const one = socket.get();
            QObject::connect(one, &QTcpSocket::connected, one, [one] { one->write("x"); });
            QObject::connect(one, &QTcpSocket::readyRead, one,
                [one, &echoed] { echoed += int(one->readAll().size()); });
            one->connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
        }
    });
    QTRY_COMPARE(echoed, count);
    thread.run([&] { sockets.clear(); });
}

void TestEpollDispatcher::nestedLoopEnds()
{
    EpollThread thread;
    bool hasEnded = false;
    thread.run([&] {
        QEventLoop loop;
        QTimer::singleShot(20, &loop, &QEventLoop::quit);
        loop.exec();
        hasEnded = true;
    });
    QVERIFY(hasEnded);
}

QTEST_GUILESS_MAIN(TestEpollDispatcher)
#include "tst_epoll_dispatcher.moc"
