#include "bridge/core/limits.h"
#include "bridge/ws/network_settings.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;

namespace {

using Type = QNetworkProxy::ProxyType;

bool write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

//! A self-signed certificate; empty if it could not be made.
QByteArray makeCertificate(const QString& folder, const QString& name)
{
    QProcess openssl;
    openssl.setWorkingDirectory(folder);
    openssl.start(QStringLiteral("openssl"),
        QStringLiteral(
            "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out made.pem -subj /CN=%1")
            .arg(name)
            .split(u' '));
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        return {};
    QFile made(folder + QStringLiteral("/made.pem"));
    return made.open(QIODevice::ReadOnly) ? made.readAll() : QByteArray();
}

} // namespace

class TestNetworkSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsProxies_data();
    void readsProxies();
    void refusesProxies_data();
    void refusesProxies();
    void refusesFilesWithoutCertificates_data();
    void refusesFilesWithoutCertificates();
    void refusesFilesWithoutAnEnd();
    void readsCertificateFiles();
    void choosesProxy_data();
    void choosesProxy();
};

void TestNetworkSettings::initTestCase()
{
    for (const char* const name : {"http_proxy", "https_proxy"}) {
        qputenv(name, "http://proxy.example:3128");
        qputenv(QByteArray(name).toUpper().constData(), "http://proxy.example:3128");
    }
    for (const char* const name : {"no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"})
        qunsetenv(name);
}

void TestNetworkSettings::readsProxies_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QNetworkProxy>("expected");
    const auto row = [](const char* text, const QNetworkProxy& expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << expected;
    };
    const auto host = QStringLiteral("proxy.example");
    const auto user = QStringLiteral("user");
    const auto word = QStringLiteral("word");
    row("none", {Type::NoProxy});
    row("http://proxy.example:3128/", {Type::HttpProxy, host, 3128});
    row("http://proxy.example", {Type::HttpProxy, host, 8080});
    row("HTTP://PROXY.example:65535", {Type::HttpProxy, host, 65'535});
    row("socks5://proxy.example:9050", {Type::Socks5Proxy, host, 9050});
    row("socks5://proxy.example", {Type::Socks5Proxy, host, 1080});
    row("http://[::1]:3128", {Type::HttpProxy, QStringLiteral("::1"), 3128});
    row("http://user:word@proxy.example:80", {Type::HttpProxy, host, 80, user, word});
    row("socks5://user:word@proxy.example:80", {Type::Socks5Proxy, host, 80, user, word});
    row("http://us%40er:w%3Ao%2Fr%25d%C3%A4@proxy.example:80",
        {Type::HttpProxy, host, 80, QStringLiteral("us@er"), QStringLiteral("w:o/r%dä")});
}

void TestNetworkSettings::readsProxies()
{
    QFETCH(QString, text);
    QFETCH(QNetworkProxy, expected);
    const auto proxy = parseProxy(text);
    QVERIFY(proxy);
    QCOMPARE(proxy->type(), expected.type());
    QCOMPARE(proxy->hostName(), expected.hostName());
    QCOMPARE(proxy->port(), expected.port());
    QCOMPARE(proxy->user(), expected.user());
    QCOMPARE(proxy->password(), expected.password());
}

void TestNetworkSettings::refusesProxies_data()
{
    QTest::addColumn<QString>("text");
    for (const char* const text :
        {"None", " none", "direct", "proxy.example", "proxy.example:3128", "//proxy.example:3128",
            "https://proxy.example:3128", "socks://proxy.example", "socks4://proxy.example",
            "socks5h://proxy.example", "ftp://proxy.example", "ws://proxy.example",
            "file:///etc/hosts", "http://", "http://:3128", "http:///", "http://s3cret@:3128",
            "http:proxy.example", "http://proxy.example/path", "http://proxy.example:3128//",
            "http://proxy.example?query", "http://proxy.example?", "http://proxy.example#fragment",
            "http://proxy.example#", "http://proxy.example:65536", "http://proxy.example:-1",
            "http://proxy.example:port", "http://two words:3128", "http://[::1", "http://a b@c",
            "http://s3cret:%zz@proxy.example", "\xC3\xA4", "http://proxy.example\n"})
        QTest::newRow(text) << QString::fromUtf8(text);
    QTest::newRow("nothing") << QString();
}

void TestNetworkSettings::refusesProxies()
{
    QFETCH(QString, text);
    const auto proxy = parseProxy(text);
    QVERIFY(!proxy);
    QVERIFY(proxy.error().startsWith(QLatin1String("a proxy is \"none\", http://")));
    QVERIFY(!proxy.error().contains(QLatin1String("s3cret")));
}

void TestNetworkSettings::refusesFilesWithoutCertificates_data()
{
    QTest::addColumn<bool>("exists");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("it is missing") << false << QByteArray();
    QTest::newRow("it is empty") << true << QByteArray();
    QTest::newRow("it is no PEM") << true << QByteArray("not a certificate\n");
    QTest::newRow("it is broken PEM")
        << true << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
}

void TestNetworkSettings::refusesFilesWithoutCertificates()
{
    QFETCH(bool, exists);
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ca.pem"));
    QVERIFY(!exists || write(path, text));
    const auto certificates = readCertificates(path);
    QVERIFY(!certificates);
    QCOMPARE(certificates.error(),
        exists ? QStringLiteral("the CA file holds no certificate in PEM format")
               : QStringLiteral("the CA file cannot be read"));
}

void TestNetworkSettings::refusesFilesWithoutAnEnd()
{
    QCOMPARE(readCertificates(QStringLiteral("/dev/zero")).error(),
        QStringLiteral("the CA file cannot be read"));
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ca.pem"));
    const QByteArray certificate = makeCertificate(folder.path(), QStringLiteral("a.example"));
    const QByteArray text
        = certificate + QByteArray(4 * limits::mebibyte - certificate.size(), '\n');
    QVERIFY(write(path, text));
    QVERIFY(readCertificates(path));
    QVERIFY(write(path, text + '\n'));
    QCOMPARE(readCertificates(path).error(), QStringLiteral("the CA file is larger than 4 MiB"));
}

void TestNetworkSettings::readsCertificateFiles()
{
    const QTemporaryDir folder;
    const QByteArray first = makeCertificate(folder.path(), QStringLiteral("first.example"));
    const QByteArray second = makeCertificate(folder.path(), QStringLiteral("second.example"));
    QVERIFY(!first.isEmpty() && !second.isEmpty());
    const QString path = folder.filePath(QStringLiteral("ca.pem"));
    QVERIFY(write(path, first + second));
    const auto certificates = readCertificates(path);
    QVERIFY(certificates);
    QCOMPARE(certificates->size(), 2);
    QCOMPARE(certificates->at(0).subjectInfo(QSslCertificate::CommonName),
        QStringList(QStringLiteral("first.example")));
}

void TestNetworkSettings::choosesProxy_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<bool>("isThisMachine");
    const auto row = [](const char* url, bool isThisMachine) {
        QTest::newRow(url) << QUrl(QString::fromUtf8(url)) << isThisMachine;
    };
    for (const char* const url : {"ws://localhost/", "wss://localhost:8443/", "ws://LOCALHOST/",
             "ws://a.localhost/", "ws://127.0.0.1:1/", "wss://127.1.2.3/", "ws://[::1]:80/"})
        row(url, true);
    for (const char* const url : {"ws://server.example/", "wss://server.example/",
             "ws://localhost.example/", "ws://notlocalhost/", "ws://126.0.0.1/", "wss://128.0.0.1/",
             "ws://127.0.0.1.example/", "ws://192.168.1.1/", "ws://[2001:db8::1]/"})
        row(url, false);
}

void TestNetworkSettings::choosesProxy()
{
    QFETCH(QUrl, url);
    QFETCH(bool, isThisMachine);
    const QNetworkProxy bySystem = proxyFor({}, url);
    QCOMPARE(bySystem.type(), isThisMachine ? Type::NoProxy : Type::HttpProxy);
    QCOMPARE(bySystem.hostName(), isThisMachine ? QString() : QStringLiteral("proxy.example"));
    QCOMPARE(bySystem.port(), isThisMachine ? 0 : 3128);
    NetworkSettings settings;
    settings.proxy = QNetworkProxy(Type::Socks5Proxy, QStringLiteral("mine.example"), 9050);
    QCOMPARE(proxyFor(settings, url), *settings.proxy);
    settings.proxy = QNetworkProxy(Type::NoProxy);
    QCOMPARE(proxyFor(settings, url).type(), Type::NoProxy);
}

QTEST_GUILESS_MAIN(TestNetworkSettings)
#include "tst_network_settings.moc"
