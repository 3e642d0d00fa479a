#include "app/engine/event_stream.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace portcullis;

class TestEventStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void hasNoLengthAndNoEnd();
    void tellsOfEachAppend();
    void isReadInPieces();
    void losesNothingWhereReadsAreShort();
    void readsNothingWhereNothingIs();
    void isNotWritten();
    void isReadOnAnotherThread();
};

void TestEventStream::hasNoLengthAndNoEnd()
{
    EventStream stream;
    const auto isEndless
        = [&] { return stream.isSequential() && stream.size() == 0 && !stream.atEnd(); };
    QVERIFY(stream.isReadable());
    QVERIFY(isEndless());
    stream.append("abc");
    QVERIFY(isEndless());
    QCOMPARE(stream.bytesAvailable(), 3);
    QCOMPARE(stream.readAll(), QByteArray("abc"));
    QVERIFY(isEndless());
    QCOMPARE(stream.bytesAvailable(), 0);
}

void TestEventStream::tellsOfEachAppend()
{
    EventStream stream;
    const QSignalSpy ready(&stream, &QIODevice::readyRead);
    stream.append("a");
    stream.append("b");
    QCOMPARE(ready.count(), 2);
    QCOMPARE(stream.read(2), QByteArray("ab"));
    QCOMPARE(ready.count(), 2);
}

void TestEventStream::isReadInPieces()
{
    EventStream stream;
    stream.append("abcdef");
    QCOMPARE(stream.read(2), QByteArray("ab"));
    QCOMPARE(stream.bytesAvailable(), 4);
    stream.append(QByteArray("\0\n\xFF", 3));
    QCOMPARE(stream.bytesAvailable(), 7);
    QCOMPARE(stream.read(5), QByteArray("cdef\0", 5));
    QCOMPARE(stream.read(100), QByteArray("\n\xFF"));
    QCOMPARE(stream.bytesAvailable(), 0);
}

void TestEventStream::losesNothingWhereReadsAreShort()
{
    EventStream stream;
    QByteArray expected;
    QByteArray read;
    for (int i = 0; i < 5000; ++i) {
        const QByteArray bytes = QByteArray::number(i) + '\n';
        expected += bytes;
        stream.append(bytes);
        read += stream.read(i % 9);
        QCOMPARE(stream.bytesAvailable(), expected.size() - read.size());
    }
    while (stream.bytesAvailable() > 0)
        read += stream.read(7);
    QVERIFY(read == expected);
}

void TestEventStream::readsNothingWhereNothingIs()
{
    EventStream stream;
    char byte = 'x';
    QCOMPARE(stream.read(&byte, 1), 0);
    QCOMPARE(byte, 'x');
    stream.append({});
    QCOMPARE(stream.read(&byte, 1), 0);
}

void TestEventStream::isNotWritten()
{
    EventStream stream;
    QVERIFY(!stream.isWritable());
    QTest::ignoreMessage(
        QtWarningMsg, "QIODevice::write (portcullis::EventStream): ReadOnly device");
    QCOMPARE(stream.write("x"), -1);
    QCOMPARE(stream.bytesAvailable(), 0);
}

void TestEventStream::isReadOnAnotherThread()
{
    constexpr int appends = 20'000;
    EventStream stream;
    QByteArray expected;
    for (int i = 0; i < appends; ++i)
        expected += QByteArray::number(i) + '\n';
    QSemaphore appended;
    connect(
        &stream, &QIODevice::readyRead, this, [&] { appended.release(); }, Qt::DirectConnection);
    QByteArray read;
    const std::unique_ptr<QThread> reader(QThread::create([&] {
        for (int i = 0; i < appends; ++i) {
            appended.acquire();
            read += stream.read(1 + i % 11);
        }
        read += stream.read(expected.size());
    }));
    reader->start();
    for (int i = 0; i < appends; ++i)
        stream.append(QByteArray::number(i) + '\n');
    QVERIFY(reader->wait());
    QVERIFY(read == expected);
    QCOMPARE(stream.bytesAvailable(), 0);
}

QTEST_GUILESS_MAIN(TestEventStream)
#include "tst_event_stream.moc"
