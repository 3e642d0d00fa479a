#include "app/instance/single_instance.h"

#include "tests/support/sample_package.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace portcullis;

class TestSingleInstance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSecondHandsOver_data();
    void theSecondHandsOver();
    void eachDataFolderHasItsOwn();
    void anEndedOneIsReplaced();
    void nonsenseIsIgnored_data();
    void nonsenseIsIgnored();
    void onlyTheUserGetsIn();

private:
    //! As a second start does it, while the first one goes on.
    std::optional<bool> claimElsewhere(const QStringList& arguments) const;
    QString data() const { return m_folder->filePath(QStringLiteral("data")); }
    QString socket() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSingleInstance::init()
{
    // The path of a socket has to be short, and the folder for temporary files may be anywhere.
    m_folder = std::make_unique<QTemporaryDir>(test::quickFolderTemplate());
    qputenv("XDG_RUNTIME_DIR", m_folder->path().toLocal8Bit());
}

std::optional<bool> TestSingleInstance::claimElsewhere(const QStringList& arguments) const
{
    std::optional<bool> isFirst;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance second(data());
        isFirst = second.claim(arguments);
    }));
    thread->start();
    const bool isDone = QTest::qWaitFor([&] { return thread->isFinished(); }, test::waitAtMostMs);
    thread->wait();
    return isDone ? isFirst : std::nullopt;
}

QString TestSingleInstance::socket() const
{
    const QDir folder(m_folder->path());
    const QStringList names = folder.entryList({QStringLiteral("portcullis-*")}, QDir::System);
    return names.size() == 1 ? folder.filePath(names.first()) : QString();
}

void TestSingleInstance::theSecondHandsOver_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("a name with everything") << QStringList{
        QStringLiteral("/tmp/a \"b\"\nc\u00e4.rpk"), QStringLiteral("com.example.a")};
    QTest::newRow("a long one") << QStringList{QString(100'000, u'x')};
}

void TestSingleInstance::theSecondHandsOver()
{
    QFETCH(QStringList, arguments);
    SingleInstance first(data());
    QSignalSpy called(&first, &SingleInstance::called);
    QVERIFY(first.claim({}));
    QVERIFY(claimElsewhere(arguments) == false);
    QCOMPARE(called.size(), 1);
    QCOMPARE(called.first().first().toStringList(), arguments);
}

void TestSingleInstance::eachDataFolderHasItsOwn()
{
    SingleInstance first(data());
    SingleInstance other(m_folder->filePath(QStringLiteral("other")));
    QVERIFY(first.claim({}));
    QVERIFY(other.claim({}));
}

void TestSingleInstance::anEndedOneIsReplaced()
{
    {
        SingleInstance first(data());
        QVERIFY(first.claim({}));
    }
    QVERIFY(claimElsewhere({}) == true);
}

void TestSingleInstance::nonsenseIsIgnored_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no JSON") << QByteArray("open me\n");
    QTest::newRow("no array") << QByteArray("{}\n");
    QTest::newRow("no texts") << QByteArray("[1]\n");
    QTest::newRow("too deep") << QByteArray("[[\"a\"]]\n");
    QTest::newRow("no end") << QByteArray(300'000, 'x');
}

void TestSingleInstance::nonsenseIsIgnored()
{
    QFETCH(QByteArray, bytes);
    SingleInstance first(data());
    QSignalSpy called(&first, &SingleInstance::called);
    QVERIFY(first.claim({}));
    QLocalSocket caller;
    caller.connectToServer(socket());
    QVERIFY(caller.waitForConnected(test::waitAtMostMs));
    caller.write(bytes);
    QTRY_COMPARE(caller.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(called.size(), 0);
    QVERIFY(claimElsewhere({}) == false);
    QCOMPARE(called.size(), 1);
}

void TestSingleInstance::onlyTheUserGetsIn()
{
    SingleInstance first(data());
    QVERIFY(first.claim({}));
    QVERIFY(!socket().isEmpty());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(socket()).permissions() & others));
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_single_instance.moc"
