#include "bridge/core/token_bucket.h"

#include <QTest>

using namespace portcullis;
using namespace std::chrono_literals;

class TestTokenBucket : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void allowsTheBurstAtOnce();
    void refillsWithTime();
    void savesNoMoreThanTheBurst();
    void oneExpenseMayOverdraw();

private:
    const TokenBucket::Clock::time_point m_start{1h};
};

void TestTokenBucket::allowsTheBurstAtOnce()
{
    TokenBucket bucket(10, 20);
    bucket.spend(20, m_start);
    QVERIFY(!bucket.isOverdrawn(m_start));
    QCOMPARE(bucket.wait(m_start), 0ms);
    bucket.spend(1, m_start);
    QVERIFY(bucket.isOverdrawn(m_start));
    QCOMPARE(bucket.wait(m_start), 100ms);
}

void TestTokenBucket::refillsWithTime()
{
    TokenBucket bucket(10, 20);
    bucket.spend(25, m_start);
    QVERIFY(bucket.isOverdrawn(m_start + 499ms));
    QVERIFY(!bucket.isOverdrawn(m_start + 500ms));
    bucket.spend(5, m_start + 1s);
    QVERIFY(!bucket.isOverdrawn(m_start + 1s));
    bucket.spend(1, m_start + 1s);
    QVERIFY(bucket.isOverdrawn(m_start + 1s));
}

void TestTokenBucket::savesNoMoreThanTheBurst()
{
    TokenBucket bucket(10, 20);
    bucket.spend(0, m_start);
    bucket.spend(20, m_start + 1h);
    QVERIFY(!bucket.isOverdrawn(m_start + 1h));
    bucket.spend(1, m_start + 1h);
    QVERIFY(bucket.isOverdrawn(m_start + 1h));
}

void TestTokenBucket::oneExpenseMayOverdraw()
{
    TokenBucket bucket(10, 20);
    bucket.spend(1020, m_start);
    QCOMPARE(bucket.wait(m_start), 100s);
    QCOMPARE(bucket.wait(m_start + 99s), 1s);
}

QTEST_APPLESS_MAIN(TestTokenBucket)
#include "tst_token_bucket.moc"
