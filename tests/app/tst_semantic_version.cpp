#include "app/store/semantic_version.h"

#include <QTest>

using namespace portcullis;

class TestSemanticVersion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isInOrder_data();
    void isInOrder();
    void buildMetadataIsNoOrder();
};

void TestSemanticVersion::isInOrder_data()
{
    QTest::addColumn<QStringList>("versions");
    QTest::newRow("releases") << QStringList{QStringLiteral("0.0.1"), QStringLiteral("0.1.0"),
        QStringLiteral("0.2.0"), QStringLiteral("0.10.0"), QStringLiteral("1.0.0"),
        QStringLiteral("1.0.2"), QStringLiteral("1.0.10"), QStringLiteral("2.0.0"),
        QStringLiteral("10.0.0")};
    // The example of section 11.
    QTest::newRow("before a release") << QStringList{QStringLiteral("1.0.0-alpha"),
        QStringLiteral("1.0.0-alpha.1"), QStringLiteral("1.0.0-alpha.beta"),
        QStringLiteral("1.0.0-beta"), QStringLiteral("1.0.0-beta.2"),
        QStringLiteral("1.0.0-beta.11"), QStringLiteral("1.0.0-rc.1"), QStringLiteral("1.0.0")};
    QTest::newRow("ASCII order") << QStringList{QStringLiteral("1.0.0-9"),
        QStringLiteral("1.0.0-10"), QStringLiteral("1.0.0--"), QStringLiteral("1.0.0-Beta"),
        QStringLiteral("1.0.0-alpha"), QStringLiteral("1.0.0-alpha-1")};
    QTest::newRow("numbers of any length") << QStringList{
        QStringLiteral("1.0.9999999999999999999999"), QStringLiteral("1.0.10000000000000000000000"),
        QStringLiteral("1.99999999999999999999999.0"),
        QStringLiteral("99999999999999999999998.0.0"),
        QStringLiteral("99999999999999999999999.0.0")};
}

void TestSemanticVersion::isInOrder()
{
    QFETCH(QStringList, versions);
    for (qsizetype i = 0; i < versions.size(); ++i) {
        for (qsizetype j = 0; j < versions.size(); ++j)
            QVERIFY2(compareVersions(versions[i], versions[j]) == (i <=> j),
                qPrintable(versions[i] + u' ' + versions[j]));
    }
}

void TestSemanticVersion::buildMetadataIsNoOrder()
{
    const auto isSame = [](const char* a, const char* b) {
        return compareVersions(QString::fromLatin1(a), QString::fromLatin1(b))
            == std::weak_ordering::equivalent;
    };
    QVERIFY(isSame("1.0.0+1", "1.0.0+2"));
    QVERIFY(isSame("1.0.0", "1.0.0+a-b.1"));
    QVERIFY(isSame("1.0.0-a.1+x", "1.0.0-a.1+y"));
    QVERIFY(!isSame("1.0.0-a+x", "1.0.0+x"));
}

QTEST_APPLESS_MAIN(TestSemanticVersion)
#include "tst_semantic_version.moc"
