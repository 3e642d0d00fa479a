#include "app/engine/socket_filter.h"

#include <QTest>

#include <cerrno>
#include <thread>

#include <sys/socket.h>
#include <unistd.h>

using namespace portcullis;

namespace {

//! 0, or why this thread gets no such socket.
int refusalOf(int family, int type)
{
    const int socket = ::socket(family, type, 0);
    if (socket < 0)
        return errno;
    ::close(socket);
    return 0;
}

//! What \a ask says on a thread that has refused itself sockets.
template <typename Ask> auto afterRefusal(Ask ask)
{
    decltype(ask()) answer{};
    std::thread thread([&] {
        if (refuseInternetSockets())
            answer = ask();
    });
    thread.join();
    return answer;
}

} // namespace

class TestSocketFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void internetSocketsAreRefused_data();
    void internetSocketsAreRefused();
    void localSocketsAreNot();
    void threadsOfTheThreadInheritIt();
    void otherThreadsKeepTheirs();
};

void TestSocketFilter::internetSocketsAreRefused_data()
{
    QTest::addColumn<int>("family");
    QTest::addColumn<int>("type");
    QTest::newRow("TCP") << AF_INET << int(SOCK_STREAM);
    QTest::newRow("UDP") << AF_INET << int(SOCK_DGRAM);
    QTest::newRow("TCP over IPv6") << AF_INET6 << int(SOCK_STREAM);
    QTest::newRow("UDP over IPv6") << AF_INET6 << int(SOCK_DGRAM | SOCK_NONBLOCK);
    QTest::newRow("packets") << AF_PACKET << int(SOCK_DGRAM);
}

void TestSocketFilter::internetSocketsAreRefused()
{
    QFETCH(int, family);
    QFETCH(int, type);
    QCOMPARE(afterRefusal([=] { return refusalOf(family, type); }), EACCES);
}

void TestSocketFilter::localSocketsAreNot()
{
    const auto ask = [] {
        return refusalOf(AF_UNIX, SOCK_STREAM) == 0 && refusalOf(AF_NETLINK, SOCK_RAW) == 0;
    };
    QVERIFY(afterRefusal(ask));
}

void TestSocketFilter::threadsOfTheThreadInheritIt()
{
    QCOMPARE(afterRefusal([] {
        int refusal = 0;
        std::thread([&] { refusal = refusalOf(AF_INET, SOCK_DGRAM); }).join();
        return refusal;
    }),
        EACCES);
}

void TestSocketFilter::otherThreadsKeepTheirs()
{
    QVERIFY(afterRefusal([] { return true; }));
    QCOMPARE(refusalOf(AF_INET, SOCK_DGRAM), 0);
}

QTEST_APPLESS_MAIN(TestSocketFilter)
#include "tst_socket_filter.moc"
