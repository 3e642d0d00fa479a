#include "bridge/core/limits.h"
#include "bridge/net/network_settings.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;

namespace {

using Kind = Proxy::Kind;

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
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsProxies_data();
    void readsProxies();
    void writesProxiesWithoutTheirPassword();
    void refusesProxies_data();
    void refusesProxies();
    void refusesFilesWithoutCertificates_data();
    void refusesFilesWithoutCertificates();
    void refusesFilesWithoutAnEnd();
    void readsCertificateFiles();
};

void TestNetworkSettings::readsProxies_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ProxyOrNone>("expected");
    const auto row = [](const char* text, const ProxyOrNone& expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << expected;
    };
    const auto host = QStringLiteral("proxy.example");
    const auto user = QStringLiteral("user");
    const auto word = QStringLiteral("word");
    row("none", {});
    row("http://proxy.example:3128/", Proxy{Kind::Http, host, 3128, {}, {}});
    row("http://proxy.example", Proxy{Kind::Http, host, 8080, {}, {}});
    row("HTTP://PROXY.example:65535", Proxy{Kind::Http, host, 65'535, {}, {}});
    row("socks4://proxy.example", Proxy{Kind::Socks4, host, 1080, {}, {}});
    row("socks4a://proxy.example:9050", Proxy{Kind::Socks4a, host, 9050, {}, {}});
    row("socks5://proxy.example:9050", Proxy{Kind::Socks5, host, 9050, {}, {}});
    row("socks5://proxy.example", Proxy{Kind::Socks5, host, 1080, {}, {}});
    row("socks5h://proxy.example", Proxy{Kind::Socks5, host, 1080, {}, {}});
    row("http://[::1]:3128", Proxy{Kind::Http, QStringLiteral("::1"), 3128, {}, {}});
    row("http://[fe80::1%25eth0]:3128",
        Proxy{Kind::Http, QStringLiteral("fe80::1%eth0"), 3128, {}, {}});
    row("http://user:word@proxy.example:80", Proxy{Kind::Http, host, 80, user, word});
    row("socks5://user:word@proxy.example:80", Proxy{Kind::Socks5, host, 80, user, word});
    row("http://us%40er:w%3Ao%2Fr%25d%C3%A4@proxy.example:80",
        Proxy{Kind::Http, host, 80, QStringLiteral("us@er"), QStringLiteral("w:o/r%dä")});
    row("http://us%5Be%2541r%40:%5B%3A%3A1%5D%20%7B@proxy.example:80",
        Proxy{Kind::Http, host, 80, QStringLiteral("us[e%41r@"), QStringLiteral("[::1] {")});
}

void TestNetworkSettings::readsProxies()
{
    QFETCH(QString, text);
    QFETCH(ProxyOrNone, expected);
    const auto proxy = parseProxy(text);
    QVERIFY(proxy);
    QVERIFY(*proxy == expected);
    const auto again = parseProxy(proxyText(*proxy));
    QVERIFY(again && *again == expected);
}

void TestNetworkSettings::writesProxiesWithoutTheirPassword()
{
    const auto shown
        = [](const char* text) { return parseProxy(QString::fromUtf8(text)).value()->toString(); };
    QCOMPARE(shown("http://me:s3cret@proxy.example"), QStringLiteral("http://proxy.example:8080"));
    QCOMPARE(shown("http://me@[2001:db8::1]"), QStringLiteral("http://[2001:db8::1]:8080"));
    QCOMPARE(shown("socks5h://b\u00fccher.example:1"),
        QStringLiteral("socks5://xn--bcher-kva.example:1"));
    QCOMPARE(shown("socks4://10.0.0.1"), QStringLiteral("socks4://10.0.0.1:1080"));
    QCOMPARE(shown("socks4a://a"), QStringLiteral("socks4a://a:1080"));
}

void TestNetworkSettings::refusesProxies_data()
{
    QTest::addColumn<QString>("text");
    for (const char* const text :
        {"None", " none", "direct", "proxy.example", "proxy.example:3128", "//proxy.example:3128",
            "socks://proxy.example", "socks5a://proxy.example", "ftp://proxy.example",
            "ws://proxy.example", "http://proxy.example:0", "http://s3cret%0A@proxy.example",
            "http://me:s3cret%00@proxy.example", "http://me@s3cret@proxy.example",
            "file:///etc/hosts", "http://", "http://:3128", "http:///", "http://s3cret@:3128",
            "http:proxy.example", "http://proxy.example/path", "http://proxy.example:3128//",
            "http://proxy.example?query", "http://proxy.example?", "http://proxy.example#fragment",
            "http://proxy.example#", "http://proxy.example:65536", "http://proxy.example:-1",
            "http://proxy.example:port", "http://two words:3128", "http://[::1", "http://a b@c",
            "http://s3cret:%zz@proxy.example", "\xC3\xA4", "http://proxy.example\n"})
        QTest::newRow(text) << QString::fromUtf8(text);
    for (const char* const zone : {"a%25b", "a@b", "a]b", "s3cret@[::1", "\xC3\xA4"})
        QTest::newRow(zone)
            << QStringLiteral("http://[fe80::1%25%1]:80").arg(QString::fromUtf8(zone));
    QTest::newRow("nothing") << QString();
}

void TestNetworkSettings::refusesProxies()
{
    QFETCH(QString, text);
    const auto proxy = parseProxy(text);
    QVERIFY(!proxy);
    QVERIFY(
        proxy.error().startsWith(QLatin1String("a proxy is \"none\" or host:port after http://")));
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

QTEST_GUILESS_MAIN(TestNetworkSettings)
#include "tst_network_settings.moc"
