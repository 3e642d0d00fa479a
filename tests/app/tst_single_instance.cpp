#include "app/instance/single_instance.h"

#include "tests/support/sample_package.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QSemaphore>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace portcullis;

using Claim = SingleInstance::Claim;

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
    void oneThatStallsIsNotJoinedByAnother();
    void oneThatEndsMeanwhileIsReplaced();
    void aCallMayTakeItsTime();

private:
    //! As a second start does it, while the first one goes on.
    std::optional<Claim> claimElsewhere(const QStringList& arguments) const;
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

std::optional<Claim> TestSingleInstance::claimElsewhere(const QStringList& arguments) const
{
    std::optional<Claim> claim;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance second(data());
        claim = second.claim(arguments);
    }));
    thread->start();
    const bool isDone = QTest::qWaitFor([&] { return thread->isFinished(); }, test::waitAtMostMs);
    thread->wait();
    return isDone ? claim : std::nullopt;
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
    QVERIFY(first.claim({}) == Claim::First);
    QVERIFY(claimElsewhere(arguments) == Claim::HandedOver);
    QTRY_COMPARE(called.size(), 1);
    QCOMPARE(called.first().first().toStringList(), arguments);
}

void TestSingleInstance::eachDataFolderHasItsOwn()
{
    SingleInstance first(data());
    SingleInstance other(m_folder->filePath(QStringLiteral("other")));
    QVERIFY(first.claim({}) == Claim::First);
    QVERIFY(other.claim({}) == Claim::First);
}

void TestSingleInstance::anEndedOneIsReplaced()
{
    {
        SingleInstance first(data());
        QVERIFY(first.claim({}) == Claim::First);
    }
    QVERIFY(claimElsewhere({}) == Claim::First);
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
    QVERIFY(first.claim({}) == Claim::First);
    QLocalSocket caller;
    caller.connectToServer(socket());
    QVERIFY(caller.waitForConnected(test::waitAtMostMs));
    caller.write(bytes);
    QTRY_COMPARE(caller.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(called.size(), 0);
    QVERIFY(claimElsewhere({}) == Claim::HandedOver);
    QTRY_COMPARE(called.size(), 1);
}

void TestSingleInstance::onlyTheUserGetsIn()
{
    SingleInstance first(data());
    QVERIFY(first.claim({}) == Claim::First);
    QVERIFY(!socket().isEmpty());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(socket()).permissions() & others));
}

//! Two would overwrite what the other saves.
void TestSingleInstance::oneThatStallsIsNotJoinedByAnother()
{
    SingleInstance first(data());
    QVERIFY(first.claim({}) == Claim::First);
    std::optional<Claim> claim;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance second(data());
        claim = second.claim({}, std::chrono::milliseconds(200));
    }));
    thread->start();
    QVERIFY(thread->wait(60'000)); // in which this thread answers nobody
    QVERIFY(claim == Claim::Unanswered);
}

void TestSingleInstance::oneThatEndsMeanwhileIsReplaced()
{
    auto first = std::make_unique<SingleInstance>(data());
    QVERIFY(first->claim({}) == Claim::First);
    QSemaphore begun;
    std::optional<Claim> claim;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance second(data());
        begun.release();
        claim = second.claim({}, std::chrono::minutes(1));
    }));
    thread->start();
    begun.acquire();
    first.reset();
    QVERIFY(thread->wait(60'000));
    QVERIFY(claim == Claim::First);
}

//! Even with an event loop of its own, in which the caller's socket goes.
void TestSingleInstance::aCallMayTakeItsTime()
{
    SingleInstance first(data());
    QVERIFY(first.claim({}) == Claim::First);
    int calls = 0;
    connect(&first, &SingleInstance::called, this, [&] {
        ++calls;
        QTest::qWait(30);
        QVERIFY(first.findChildren<QLocalSocket*>().isEmpty());
    });
    for (int i = 1; i <= 50; ++i) {
        QVERIFY(claimElsewhere({}) == Claim::HandedOver);
        QTRY_COMPARE(calls, i);
    }
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_single_instance.moc"
