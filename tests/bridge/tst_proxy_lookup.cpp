#include "bridge/core/limits.h"
#include "bridge/net/desktop_proxies.h"
#include "bridge/net/proxy_lookup.h"
#include "tests/support/wait_for.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace portcullis;

namespace {

using Source = ProxyChoice::Source;

const QUrl plainUrl(QStringLiteral("ws://server.example/"));

Proxy proxyAt(const char* host)
{
    return {Proxy::Kind::Http, QString::fromUtf8(host), 3128, {}, {}};
}

EnvironmentProxies environmentWith(const char* name, const char* value)
{
    QProcessEnvironment environment;
    environment.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    return EnvironmentProxies(environment);
}

//! A desktop whose proxy is desktop.example.
std::shared_ptr<DesktopProxies> desktop()
{
    return std::make_shared<DesktopProxies>([](const QUrl&) {
        return ProxyChoice{proxyAt("desktop.example"), Source::Desktop, {}, false};
    });
}

//! A desktop that answers when the test lets it.
struct SlowDesktop {
    QSemaphore asked;
    QSemaphore released;

    DesktopProxies::Ask ask()
    {
        return [this](const QUrl&) {
            asked.release();
            released.acquire();
            return ProxyChoice();
        };
    }
};

//! A lookup and what it has found.
struct Watched {
    ProxyLookup lookup;
    QList<ProxyChoice> found;

    Watched()
    {
        QObject::connect(&lookup, &ProxyLookup::found, &lookup,
            [this](const ProxyChoice& choice) { found.append(choice); });
    }
};

ProxyChoice choiceFor(const NetworkSettings& settings, const QUrl& url)
{
    Watched watched;
    watched.lookup.start(settings, url);
    if (!watched.found.isEmpty()) // within start()
        return {};
    test::waitFor([&watched] { return !watched.found.isEmpty(); });
    QCoreApplication::processEvents();
    return watched.found.size() == 1 ? watched.found.first() : ProxyChoice();
}

} // namespace

class TestProxyLookup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void knowsWhoGoesFirst();
    void reachesThisComputerDirectly_data();
    void reachesThisComputerDirectly();
    void asksOnAnotherThread();
    void waitsForTheDesktopSoLong();
    void startsAnew();
    void canBeStopped();
    void boundsWhatWaits();
    void endsWhileTheDesktopHangs();
    void readsTheDesktopsVariables();
    void takesTheFirstThatCanBeUsed();
    void refusesWhatIsNoProxy_data();
    void refusesWhatIsNoProxy();
};

void TestProxyLookup::knowsWhoGoesFirst()
{
    NetworkSettings settings;
    const ProxyChoice nobody;
    QVERIFY(choiceFor(settings, plainUrl) == nobody);
    settings.sources.desktop = desktop();
    const ProxyChoice byDesktop{proxyAt("desktop.example"), Source::Desktop, {}, false};
    QVERIFY(choiceFor(settings, plainUrl) == byDesktop);
    settings.sources.environment = environmentWith("HTTP_PROXY", "environment.example:3128");
    QVERIFY(choiceFor(settings, plainUrl) == byDesktop);
    settings.sources.environment = environmentWith("no_proxy", "server.example");
    const ProxyChoice excepted{{}, Source::Environment, QStringLiteral("no_proxy"), false};
    QVERIFY(choiceFor(settings, plainUrl) == excepted);
    settings.sources.environment = environmentWith("https_proxy", "environment.example:3128");
    const ProxyChoice forOthers{{}, Source::Environment, {}, false};
    QVERIFY(choiceFor(settings, plainUrl) == forOthers);
    settings.sources.environment = environmentWith("all_proxy", "environment.example:3128");
    const ProxyChoice byEnvironment{
        proxyAt("environment.example"), Source::Environment, QStringLiteral("all_proxy"), false};
    QVERIFY(choiceFor(settings, plainUrl) == byEnvironment);
    settings.sources.environment = environmentWith("all_proxy", "environment.example:port");
    const ProxyChoice unusable{{}, Source::Environment, QStringLiteral("all_proxy"), true};
    QVERIFY(choiceFor(settings, plainUrl) == unusable);
    settings.proxy = ProxyOrNone(proxyAt("given.example"));
    const ProxyChoice given{proxyAt("given.example"), Source::Given, {}, false};
    QVERIFY(choiceFor(settings, plainUrl) == given);
    settings.proxy = ProxyOrNone();
    const ProxyChoice turnedOff{{}, Source::Given, {}, false};
    QVERIFY(choiceFor(settings, plainUrl) == turnedOff);
}

void TestProxyLookup::reachesThisComputerDirectly_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<bool>("isThisComputer");
    const auto row = [](const char* url, bool isThisComputer) {
        QTest::newRow(url) << QUrl(QString::fromUtf8(url)) << isThisComputer;
    };
    for (const char* const url : {"ws://localhost/", "wss://localhost:8443/", "ws://LOCALHOST/",
             "ws://localhost./", "ws://a.localhost/", "ws://127.0.0.1:1/", "wss://127.1.2.3/",
             "ws://[::1]:80/", "ws://[::ffff:127.0.0.1]/"})
        row(url, true);
    for (const char* const url : {"ws://server.example/", "wss://server.example/",
             "ws://localhost.example/", "ws://notlocalhost/", "ws://126.0.0.1/", "wss://128.0.0.1/",
             "ws://127.0.0.1.example/", "ws://192.168.1.1/", "ws://[2001:db8::1]/"})
        row(url, false);
}

void TestProxyLookup::reachesThisComputerDirectly()
{
    QFETCH(QUrl, url);
    QFETCH(bool, isThisComputer);
    NetworkSettings settings;
    settings.sources.desktop = desktop();
    for (const char* const value : {"", "environment.example:3128", "environment.example:port"}) {
        settings.sources.environment = environmentWith("all_proxy", value);
        QCOMPARE(choiceFor(settings, url).source == Source::ThisComputer, isThisComputer);
    }
    settings.proxy = ProxyOrNone(proxyAt("given.example"));
    QVERIFY(choiceFor(settings, url).proxy == settings.proxy);
}

void TestProxyLookup::asksOnAnotherThread()
{
    QThread* thread = nullptr;
    QList<QUrl> urls;
    NetworkSettings settings;
    settings.sources.desktop = std::make_shared<DesktopProxies>([&](const QUrl& url) {
        thread = QThread::currentThread();
        urls.append(url);
        return ProxyChoice();
    });
    QVERIFY(choiceFor(settings, plainUrl) == ProxyChoice());
    QCOMPARE(urls, QList<QUrl>{plainUrl});
    QVERIFY(thread != QThread::currentThread());
}

//! A desktop that does not answer is no reason for a direct connection.
void TestProxyLookup::waitsForTheDesktopSoLong()
{
    SlowDesktop slow;
    NetworkSettings settings;
    settings.sources.desktop = std::make_shared<DesktopProxies>(slow.ask());
    const ProxyChoice unusable{{}, Source::Desktop, {}, true};
    QVERIFY(choiceFor(settings, plainUrl) == unusable);
    QVERIFY(slow.asked.tryAcquire());
    slow.released.release();
}

void TestProxyLookup::startsAnew()
{
    SlowDesktop slow;
    NetworkSettings settings;
    settings.sources.desktop = std::make_shared<DesktopProxies>(slow.ask());
    Watched watched;
    watched.lookup.start(settings, plainUrl);
    slow.asked.acquire();
    NetworkSettings given;
    given.proxy = ProxyOrNone(proxyAt("given.example"));
    watched.lookup.start(given, plainUrl);
    slow.released.release();
    QTRY_COMPARE(watched.found.size(), 1);
    settings.sources.desktop.reset(); // has answered when it is gone
    QCoreApplication::processEvents();
    QCOMPARE(watched.found.size(), 1);
    QVERIFY(watched.found.first().proxy == proxyAt("given.example"));
}

void TestProxyLookup::canBeStopped()
{
    SlowDesktop slow;
    NetworkSettings settings;
    settings.sources.desktop = std::make_shared<DesktopProxies>(slow.ask());
    Watched stopped;
    stopped.lookup.start(settings, plainUrl);
    slow.asked.acquire();
    auto gone = std::make_unique<Watched>();
    gone->lookup.start(settings, plainUrl);
    stopped.lookup.stop();
    gone.reset();
    slow.released.release();
    const std::shared_ptr<DesktopProxies> other = desktop();
    settings.sources.desktop.reset();
    QCoreApplication::processEvents();
    QVERIFY(stopped.found.isEmpty());
    QVERIFY(!slow.asked.tryAcquire()); // not for what is gone
}

void TestProxyLookup::boundsWhatWaits()
{
    SlowDesktop slow;
    DesktopProxies proxies(slow.ask());
    QList<QFuture<ProxyChoice>> waiting;
    for (int i = 0; i < limits::maxDesktopQuestions; ++i)
        waiting.append(proxies.find(plainUrl));
    slow.asked.acquire();
    const QFuture<ProxyChoice> tooMany = proxies.find(plainUrl);
    QVERIFY(tooMany.isFinished());
    QVERIFY(tooMany.result().isUnusable);
    slow.released.release(limits::maxDesktopQuestions);
    for (const QFuture<ProxyChoice>& answer : waiting)
        QVERIFY(answer.result() == ProxyChoice());
    slow.released.release();
    QVERIFY(proxies.find(plainUrl).result() == ProxyChoice());
}

void TestProxyLookup::endsWhileTheDesktopHangs()
{
    static SlowDesktop slow; // outlives what hangs in it
    auto proxies = std::make_unique<DesktopProxies>(slow.ask());
    const QFuture<ProxyChoice> answer = proxies->find(plainUrl);
    slow.asked.acquire();
    proxies.reset();
    QVERIFY(!answer.isFinished());
    slow.released.release();
    QTRY_VERIFY(answer.isFinished());
}

//! This is why main() takes HTTP_PROXY away: to Qt it is a setting of the desktop.
void TestProxyLookup::readsTheDesktopsVariables()
{
    QVERIFY(askDesktop(plainUrl) == ProxyChoice());
    qputenv("HTTP_PROXY", "http://proxy.example:3128");
    const ProxyChoice fromQt = askDesktop(plainUrl);
    qunsetenv("HTTP_PROXY");
    const ProxyChoice expected{proxyAt("proxy.example"), Source::Desktop, {}, false};
    QVERIFY(fromQt == expected);
}

void TestProxyLookup::takesTheFirstThatCanBeUsed()
{
    const QNetworkProxy odd(QNetworkProxy::FtpCachingProxy, QStringLiteral("odd.example"), 21);
    const QNetworkProxy socks(QNetworkProxy::Socks5Proxy, QStringLiteral("fe80::1%eth0"), 1080,
        QStringLiteral("user@example"), QStringLiteral("a:b%41"));
    const ProxyChoice choice = desktopChoice({odd, socks});
    const Proxy expected{Proxy::Kind::Socks5, QStringLiteral("fe80::1%eth0"), 1080,
        QStringLiteral("user@example"), QStringLiteral("a:b%41")};
    QVERIFY(choice.proxy);
    QCOMPARE(choice.proxy->host, expected.host);
    QVERIFY(*choice.proxy == expected);
    QVERIFY(!choice.isUnusable);
    QVERIFY(desktopChoice({QNetworkProxy(QNetworkProxy::NoProxy), socks}) == ProxyChoice());
}

void TestProxyLookup::refusesWhatIsNoProxy_data()
{
    QTest::addColumn<QNetworkProxy>("proxy");
    const auto row = [](const char* name, const char* host, quint16 port, const char* user,
                         const char* password) {
        QTest::newRow(name) << QNetworkProxy(QNetworkProxy::HttpProxy, QString::fromUtf8(host),
            port, QString::fromUtf8(user), QString::fromUtf8(password));
    };
    row("no host", "", 80, "", "");
    row("no port", "proxy.example", 0, "", "");
    row("an odd zone", "fe80::1%a]b", 80, "", "");
    row("a login in the zone", "fe80::1%user@", 80, "", "");
    row("a path in the host", "proxy.example/a", 80, "", "");
    row("a space in the host", "proxy example", 80, "", "");
    row("a line break in the user", "proxy.example", 80, "a\r\nb", "");
    row("a line break in the password", "proxy.example", 80, "a", "b\nc");
}

void TestProxyLookup::refusesWhatIsNoProxy()
{
    QFETCH(QNetworkProxy, proxy);
    const ProxyChoice choice = desktopChoice({proxy});
    QVERIFY(!choice.proxy);
    QVERIFY(choice.isUnusable);
}

QTEST_GUILESS_MAIN(TestProxyLookup)
#include "tst_proxy_lookup.moc"
