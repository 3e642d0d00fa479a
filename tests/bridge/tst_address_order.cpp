#include "bridge/core/limits.h"
#include "bridge/net/address_order.h"
#include "bridge/net/known_addresses.h"
#include "bridge/net/name_lookup.h"

#include <QTest>

using namespace portcullis;

namespace {

QList<QHostAddress> addresses(const char* text)
{
    QList<QHostAddress> list;
    for (const QString& part : QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts))
        list << QHostAddress(part);
    return list;
}

} // namespace

class TestAddressOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orders_data();
    void orders();
    void remembersTheLast();
    void forgetsTheOldest();
    void knowsLocalhost_data();
    void knowsLocalhost();
};

void TestAddressOrder::orders_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("preferred");
    QTest::addColumn<QString>("ordered");
    const auto row = [](const char* sentence, const char* given, const char* preferred,
                         const char* ordered) {
        QTest::newRow(sentence) << QString::fromLatin1(given) << QString::fromLatin1(preferred)
                                << QString::fromLatin1(ordered);
    };
    row("nothing", "", "", "");
    row("one", "1.1.1.1", "", "1.1.1.1");
    row("one family stays as it is", "3.3.3.3 1.1.1.1 2.2.2.2", "", "3.3.3.3 1.1.1.1 2.2.2.2");
    row("families take turns", "::1 ::2 ::3 1.1.1.1 2.2.2.2", "", "::1 1.1.1.1 ::2 2.2.2.2 ::3");
    row("the first family is the resolver's", "1.1.1.1 2.2.2.2 ::1", "", "1.1.1.1 ::1 2.2.2.2");
    row("none is there twice", "1.1.1.1 1.1.1.1 ::1 ::1", "", "1.1.1.1 ::1");
    row("what worked is first", "::1 ::2 1.1.1.1 2.2.2.2", "2.2.2.2", "2.2.2.2 ::1 1.1.1.1 ::2");
    row("what worked and is gone", "::1 1.1.1.1", "9.9.9.9", "::1 1.1.1.1");
}

void TestAddressOrder::orders()
{
    QFETCH(QString, given);
    QFETCH(QString, preferred);
    QFETCH(QString, ordered);
    QCOMPARE(orderOfAttempts(addresses(qPrintable(given)), QHostAddress(preferred)),
        addresses(qPrintable(ordered)));
}

void TestAddressOrder::remembersTheLast()
{
    KnownAddresses known;
    const QString host = QStringLiteral("a.example");
    QVERIFY(known.find(host).isNull());
    known.remember(host, QHostAddress(QStringLiteral("1.1.1.1")));
    known.remember(host, QHostAddress(QStringLiteral("2.2.2.2")));
    QCOMPARE(known.find(host), QHostAddress(QStringLiteral("2.2.2.2")));
    QVERIFY(known.find(QStringLiteral("b.example")).isNull());
}

void TestAddressOrder::forgetsTheOldest()
{
    KnownAddresses known;
    const QHostAddress address(QHostAddress::LocalHost);
    const auto name = [](size_t i) { return QString::number(i); };
    for (size_t i = 0; i < limits::maxKnownAddresses; ++i)
        known.remember(name(i), address);
    known.remember(name(0), address); // used again
    known.remember(name(limits::maxKnownAddresses), address);
    QVERIFY(!known.find(name(0)).isNull());
    QVERIFY(known.find(name(1)).isNull());
    QVERIFY(!known.find(name(2)).isNull());
}

void TestAddressOrder::knowsLocalhost_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLocal");
    const auto row = [](const char* host, bool isLocal) {
        QTest::newRow(host) << QString::fromLatin1(host) << isLocal;
    };
    row("localhost", true);
    row("LocalHost", true);
    row("localhost.", true);
    row("x.localhost", true);
    row("a.b.localhost.", true);
    row("localhost..", false);
    row("localhost.example", false);
    row("notlocalhost", false);
    row("local", false);
    row("", false);
    row("127.0.0.1", false);
}

void TestAddressOrder::knowsLocalhost()
{
    QFETCH(QString, host);
    QTEST(isLocalhost(host), "isLocal");
}

QTEST_APPLESS_MAIN(TestAddressOrder)
#include "tst_address_order.moc"
