#include "app/ui/monitor/hex_dump.h"
#include "app/ui/monitor/monitor_export.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;

namespace {

ConnectionSample sampleOf(const char* id, qint64 received = 0, qint64 since = 1)
{
    ConnectionSample sample;
    sample.id = QLatin1String(id);
    sample.origin = {QStringLiteral("wss"), QLatin1String(id) + QStringLiteral(".example"), 443};
    sample.state = WsConnection::State::Open;
    sample.since = since;
    sample.traffic.bytesReceived = received;
    return sample;
}

MonitorReport reportOf(qint64 time, const std::vector<ConnectionSample>& samples)
{
    return {time, samples, 0, {}, {}};
}

TappedMessages messagesOf(int count, const QByteArray& text, bool isBinary = false)
{
    TappedMessages messages;
    for (int i = 0; i < count; ++i)
        messages.list.push_back({Direction::Received, 1, text.size(), {isBinary, text}});
    return messages;
}

QString cell(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestMonitorModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void rowsStayInPlace();
    void usedIdsAreAnotherRow();
    void resourcesAreApart();
    void saysWhatWaitsForTheUser();
    void computesRates();
    void selectionSurvivesSorting();
    void historyIsBounded();
    void registryForgetsWhatIsGone();
    void messagesAreBounded();
    void messagesAreMasked();
    void messagesStayInTheirLine();
    void dumpsBytes();
    void exportIsMasked_data();
    void exportIsMasked();
    void exportIsForTheUserOnly();

private:
    MonitorSource m_source;
    MonitoredResource m_resource{
        QStringLiteral("com.example.clock"), QStringLiteral("Clock"), &m_source};
};

void TestMonitorModels::rowsStayInPlace()
{
    ConnectionModel model;
    const QAbstractItemModelTester tester(&model);
    model.update(m_resource, reportOf(1000, {sampleOf("a"), sampleOf("b"), sampleOf("c")}));
    const QPersistentModelIndex c(model.index(2, 0));
    model.update(m_resource, reportOf(1500, {sampleOf("b", 10), sampleOf("c"), sampleOf("d")}));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.at(0).sample.id, QStringLiteral("b"));
    QCOMPARE(model.at(0).sample.traffic.bytesReceived, 10);
    QVERIFY(c.isValid());
    QCOMPARE(c.row(), 1);
    QCOMPARE(model.at(2).sample.id, QStringLiteral("d"));
    model.update(m_resource, {});
    QCOMPARE(model.rowCount(), 0);
}

void TestMonitorModels::usedIdsAreAnotherRow()
{
    ConnectionModel model;
    model.update(m_resource, reportOf(1000, {sampleOf("a", 100, 1)}));
    model.update(m_resource, reportOf(1500, {sampleOf("a", 5, 2)}));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.at(0).receiveRate, 0.0);
}

void TestMonitorModels::resourcesAreApart()
{
    MonitorSource otherSource;
    const MonitoredResource other{QStringLiteral("x.y"), QStringLiteral("Y"), &otherSource};
    ConnectionModel model;
    const QAbstractItemModelTester tester(&model);
    model.update(m_resource, reportOf(1000, {sampleOf("a"), sampleOf("b")}));
    model.update(other, reportOf(1000, {sampleOf("a")}));
    QCOMPARE(model.rowCount(), 3);
    model.update(m_resource, reportOf(1500, {sampleOf("b")}));
    QCOMPARE(model.rowCount(), 2);
    model.remove(&m_source);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, ConnectionModel::ResourceName), QStringLiteral("Y"));
}

void TestMonitorModels::saysWhatWaitsForTheUser()
{
    ConnectionModel model;
    ConnectionSample sample = sampleOf("a");
    sample.state = WsConnection::State::Connecting;
    model.update(m_resource, reportOf(1000, {sample}));
    QCOMPARE(cell(model, 0, ConnectionModel::State), QStringLiteral("Connecting"));
    sample.isUndecided = true;
    model.update(m_resource, reportOf(1500, {sample}));
    QCOMPARE(cell(model, 0, ConnectionModel::State), QStringLiteral("Waits for your answer"));
}

void TestMonitorModels::computesRates()
{
    ConnectionModel model;
    model.update(m_resource, reportOf(1000, {sampleOf("a", 500)}));
    QCOMPARE(model.at(0).receiveRate, 0.0);
    model.update(m_resource, reportOf(1500, {sampleOf("a", 1500)}));
    QCOMPARE(model.at(0).receiveRate, 2000.0);
    QCOMPARE(cell(model, 0, ConnectionModel::ReceiveRate), QStringLiteral("2.0 kB/s"));
    model.update(m_resource, reportOf(1500, {sampleOf("a", 1500)})); // no time has passed
    QCOMPARE(model.at(0).receiveRate, 0.0);
    QCOMPARE(model.at(0).history.points().front().receiveRate, 2000.0);
}

void TestMonitorModels::selectionSurvivesSorting()
{
    ConnectionModel model;
    QSortFilterProxyModel sorted;
    sorted.setSourceModel(&model);
    sorted.setSortRole(ConnectionModel::sortRole);
    sorted.sort(ConnectionModel::Received, Qt::DescendingOrder);
    QItemSelectionModel selection(&sorted);
    model.update(m_resource, reportOf(1000, {sampleOf("a", 9), sampleOf("b", 100)}));
    QCOMPARE(cell(sorted, 0, ConnectionModel::Host), QStringLiteral("wss://b.example"));
    selection.select(sorted.index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    model.update(
        m_resource, reportOf(1500, {sampleOf("a", 1000), sampleOf("b", 100), sampleOf("c", 500)}));
    QCOMPARE(cell(sorted, 0, ConnectionModel::Host), QStringLiteral("wss://a.example"));
    QCOMPARE(selection.selectedRows().first().data().toString(), QStringLiteral("wss://b.example"));
}

void TestMonitorModels::historyIsBounded()
{
    TrafficHistory history;
    for (int i = 0; i <= TrafficHistory::maxPoints; ++i)
        history.add({double(i), 0, {}});
    QCOMPARE(qsizetype(history.points().size()), TrafficHistory::maxPoints);
    QCOMPARE(history.points().front().receiveRate, 1.0);
}

void TestMonitorModels::registryForgetsWhatIsGone()
{
    OpenResources open;
    QSignalSpy removed(&open, &OpenResources::removed);
    auto source = std::make_unique<MonitorSource>();
    open.add({QStringLiteral("a.b"), QStringLiteral("B"), source.get()});
    open.add(m_resource);
    source.reset();
    QCOMPARE(removed.size(), 1);
    QCOMPARE(open.list().size(), size_t(1));
    QCOMPARE(open.list().front().source, &m_source);
}

void TestMonitorModels::messagesAreBounded()
{
    MessageModel model;
    const QAbstractItemModelTester tester(&model);
    model.add(messagesOf(MessageModel::maxMessages, "old"));
    TappedMessages more = messagesOf(3, "new");
    more.skipped = 7;
    model.add(more);
    QCOMPARE(model.rowCount(), MessageModel::maxMessages);
    QCOMPARE(model.textOf(MessageModel::maxMessages - 1), QStringLiteral("new"));
    QCOMPARE(model.textOf(MessageModel::maxMessages - 4), QStringLiteral("old"));
    QCOMPARE(model.skipped(), 7);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.skipped(), 0);
}

void TestMonitorModels::messagesAreMasked()
{
    MessageModel model;
    model.add(messagesOf(1, R"({"password":"s3cret"})"));
    model.add(messagesOf(1, "token=s3cret", true));
    for (int row = 0; row < 2; ++row) {
        QVERIFY(!cell(model, row, MessageModel::Content).contains(QLatin1String("s3cret")));
        QVERIFY(!model.textOf(row).contains(QLatin1String("s3cret")));
        QVERIFY(!model.bytesOf(row).contains("s3cret"));
    }
    model.setMasked(false);
    for (int row = 0; row < 2; ++row) {
        QVERIFY(cell(model, row, MessageModel::Content).contains(QLatin1String("s3cret")));
        QVERIFY(model.bytesOf(row).contains("s3cret"));
    }
}

void TestMonitorModels::messagesStayInTheirLine()
{
    MessageModel model;
    model.add(messagesOf(1, "one\ntwo\x1b[31m"));
    QCOMPARE(cell(model, 0, MessageModel::Content), QStringLiteral("one\\u000atwo\\u001b[31m"));
}

void TestMonitorModels::dumpsBytes()
{
    QCOMPARE(hexDump({}), QString());
    QCOMPARE(hexDump("0123456789abcdef\xff"),
        QStringLiteral("0000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef\n"
                       "0010  ff                                               .\n"));
}

void TestMonitorModels::exportIsMasked_data()
{
    QTest::addColumn<bool>("isMasked");
    QTest::newRow("masked") << true;
    QTest::newRow("shown") << false;
}

void TestMonitorModels::exportIsMasked()
{
    QFETCH(bool, isMasked);
    ConnectionModel connections;
    connections.update(m_resource, reportOf(1000, {sampleOf("token=s3cret")}));
    MessageModel messages;
    messages.setMasked(isMasked);
    messages.add(messagesOf(1, R"({"password":"s3cret"})"));
    messages.add(messagesOf(1, "token=s3cret", true));
    const Json json = exportMonitor(connections, messages);
    QCOMPARE(json["connections"].size(), size_t(1));
    QCOMPARE(json["messages"].size(), size_t(2));
    const QByteArray binary
        = QByteArray::fromBase64(QByteArray::fromStdString(json["messages"][1]["base64"]));
    QCOMPARE(binary.contains("s3cret"), !isMasked);
    const QByteArray text = QByteArray::fromStdString(json["messages"][0].dump())
        + QByteArray::fromStdString(json["connections"][0]["connectionId"].dump());
    QCOMPARE(text.count("s3cret"), isMasked ? 0 : 2);
}

void TestMonitorModels::exportIsForTheUserOnly()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("export.json"));
    QVERIFY(writeExport(file, Json::object()));
    QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(!writeExport(folder.filePath(QStringLiteral("no/such/folder")), Json::object()));
}

QTEST_GUILESS_MAIN(TestMonitorModels)
#include "tst_monitor_models.moc"
