#include "app/history/contact_record.h"
#include "bridge/monitor/contact_log.h"

#include <QDateTime>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace portcullis;

namespace {

const QString id = QStringLiteral("com.example.clock");
constexpr int days = 90;
constexpr int writesOfEach = 200;

QUrl hostNumber(int number)
{
    return QUrl(QStringLiteral("wss://host-%1.example/").arg(number));
}

Contacts connectedTo(const QUrl& url)
{
    ContactLog log;
    log.addConnected(url);
    return log.take();
}

Contacts refused(int first, int count)
{
    Contacts contacts;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (int i = first; i < first + count; ++i)
        contacts.list.push_back({*originOf(hostNumber(i)), Outcome::Refused,
            wireName(ContactRefusal::NotListed), 1, now + i, now + i, {}});
    return contacts;
}

//! As it happened so many days ago.
Contacts aged(Contacts contacts, int age)
{
    for (Contact& contact : contacts.list) {
        contact.first -= qint64(age) * 86'400'000;
        contact.last -= qint64(age) * 86'400'000;
    }
    return contacts;
}

//! What a second process does.
int writeAlone(const QString& folder)
{
    ContactRecord record(folder, days);
    for (int i = 0; i < writesOfEach; ++i) {
        record.add(id, connectedTo(hostNumber(0)));
        record.write();
    }
    return 0;
}

} // namespace

class TestContactRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void remembersAcrossStarts();
    void countsTogether();
    void keepsTheSum();
    void showsWhatIsNotWritten();
    void filters_data();
    void filters();
    void writesJson();
    void neverStoresSecrets();
    void boundsRowsOfAResource();
    void boundsRowsInAll();
    void boundsWhatWaits();
    void forgetsWhatIsOld();
    void keepsWhatWasLeftOut();
    void forgetsWhatWasLeftOutLongAgo();
    void keepsWhatAFirstVersionLeftOut();
    void keepsNothingWithZeroDays();
    void createsNoFileWithoutAReason();
    void removesOneResource();
    void removesWithoutATrace();
    void onlyTheUserCanReadIt();
    void twoProcessesWriteAtOnce();
    void putsADamagedFileAside_data();
    void putsADamagedFileAside();
    void leavesANewerFileAlone();
    void survivesAFullDisk();
    void survivesAFolderThatCannotBe();

private:
    QString file(const char* name = "history.db") const
    {
        return m_folder->filePath(QLatin1String(name));
    }
    QByteArray allBytes() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestContactRecord::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QByteArray TestContactRecord::allBytes() const
{
    QByteArray bytes;
    for (const QFileInfo& info : QDir(m_folder->path()).entryInfoList(QDir::Files)) {
        QFile one(info.filePath());
        if (one.open(QIODevice::ReadOnly))
            bytes += one.readAll();
    }
    return bytes;
}

void TestContactRecord::remembersAcrossStarts()
{
    ContactRecord(m_folder->path(), days).add(id, connectedTo(hostNumber(1)));
    const auto entries = ContactRecord(m_folder->path(), days).entries();
    QCOMPARE(entries.size(), size_t(1));
    QCOMPARE(entries.front().resource, id);
    QCOMPARE(entries.front().day, QDate::currentDate());
    QCOMPARE(entries.front().contact.origin, *originOf(hostNumber(1)));
    QCOMPARE(entries.front().contact.outcome, Outcome::Connected);
    QCOMPARE(entries.front().contact.why, QString());
}

void TestContactRecord::countsTogether()
{
    for (int start = 0; start < 2; ++start) {
        ContactRecord record(m_folder->path(), days);
        for (int i = 0; i < 3; ++i)
            record.add(id, connectedTo(hostNumber(1)));
        record.add(id, refused(1, 1));
        record.add(QStringLiteral("com.example.other"), connectedTo(hostNumber(1)));
    }
    ContactRecord record(m_folder->path(), days);
    QCOMPARE(record.entries().size(), size_t(3));
    const auto entries = record.entries({id, {}, false});
    QCOMPARE(entries.size(), size_t(2));
    for (const RecordedContact& entry : entries)
        QCOMPARE(entry.contact.count, entry.contact.outcome == Outcome::Connected ? 6 : 2);
}

void TestContactRecord::keepsTheSum()
{
    ContactLog log;
    ContactRecord record(m_folder->path(), days);
    for (int i = 0; i < 2; ++i) {
        log.addTraffic(hostNumber(1), {1, 20, 300, 4000});
        record.add(id, log.take());
        record.write();
    }
    QVERIFY((record.entries().front().contact.traffic == Traffic{2, 40, 600, 8000}));
}

void TestContactRecord::showsWhatIsNotWritten()
{
    ContactRecord record(m_folder->path(), days);
    record.add(id, connectedTo(hostNumber(1)));
    QCOMPARE(record.entries().size(), size_t(1));
}

void TestContactRecord::filters_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("refusedOnly");
    QTest::addColumn<int>("count");
    QTest::newRow("all") << QString() << QString() << false << 4;
    QTest::newRow("one resource") << id << QString() << false << 3;
    QTest::newRow("part of a host") << QString() << QStringLiteral("HOST-1") << false << 3;
    QTest::newRow("no wildcard") << QString() << QStringLiteral("host%") << false << 0;
    QTest::newRow("refused") << QString() << QString() << true << 1;
    QTest::newRow("all at once") << id << QStringLiteral("host-1") << true << 1;
    QTest::newRow("quotes") << QStringLiteral("' OR 1 --") << QString() << false << 0;
}

void TestContactRecord::filters()
{
    QFETCH(QString, resource);
    QFETCH(QString, text);
    QFETCH(bool, refusedOnly);
    QFETCH(int, count);
    ContactRecord record(m_folder->path(), days);
    record.add(id, connectedTo(hostNumber(1)));
    record.add(id, connectedTo(hostNumber(2)));
    record.add(id, refused(1, 1));
    record.add(QStringLiteral("com.example.other"), connectedTo(hostNumber(1)));
    QCOMPARE(int(record.entries({resource, text, refusedOnly}).size()), count);
    QCOMPARE(record.entries({{}, {}, false, 2}).size(), size_t(2));
    QCOMPARE(record.resources(), QStringList({id, QStringLiteral("com.example.other")}));
}

void TestContactRecord::writesJson()
{
    ContactRecord record(m_folder->path(), days);
    record.add(id, refused(7, 1));
    const Json json = toJson(record.entries());
    QCOMPARE(json.size(), size_t(1));
    QCOMPARE(json[0]["resource"].get<std::string>(), id.toStdString());
    QCOMPARE(json[0]["origin"].get<std::string>(), std::string("wss://host-7.example"));
    QCOMPARE(json[0]["outcome"].get<std::string>(), std::string("refused"));
    QCOMPARE(json[0]["why"].get<std::string>(), std::string("not_listed"));
    QCOMPARE(json[0]["count"].get<int>(), 1);
}

void TestContactRecord::neverStoresSecrets()
{
    const QUrl url(QStringLiteral("https://u53r:s3cret@a.example:99/s3cret?s3cret=s3cret#s3cret"));
    ContactLog log;
    log.addConnected(url);
    log.addFailed(url, Stage::Http);
    log.addRefused(url, ContactRefusal::Engine);
    log.addTraffic(url, {1, 1, 1, 1});
    ContactRecord record(m_folder->path(), days);
    record.add(id, log.take());
    record.write();
    QVERIFY(allBytes().contains("a.example"));
    QVERIFY(!allBytes().contains("s3cret"));
    QVERIFY(!allBytes().contains("u53r"));
}

void TestContactRecord::boundsRowsOfAResource()
{
    constexpr int max = ContactStore::maxRowsOfOutcome;
    ContactRecord record(m_folder->path(), days);
    record.add(id, connectedTo(hostNumber(0)));
    record.add(id, refused(0, max));
    record.write();
    record.add(id, refused(max, 10));
    const auto refusals = record.entries({id, {}, true, 2 * max});
    QCOMPARE(int(refusals.size()), max);
    // The oldest have gone.
    QCOMPARE(refusals.front().contact.origin, *originOf(hostNumber(max + 9)));
    QCOMPARE(refusals.back().contact.origin, *originOf(hostNumber(10)));
    QCOMPARE(record.leftOut(id), 10);
    QCOMPARE(record.leftOut(), 10);
    QCOMPARE(record.leftOut(QStringLiteral("com.example.other")), 0);
    // What it was refused does not push out what it has reached.
    QCOMPARE(int(record.entries({id, {}, false, 2 * max}).size()), max + 1);
}

void TestContactRecord::boundsRowsInAll()
{
    constexpr int max = ContactStore::maxRowsOfOutcome;
    constexpr int resources = ContactStore::maxRows / max + 1;
    ContactRecord record(m_folder->path(), days);
    for (int i = 0; i < resources; ++i)
        record.add(QStringLiteral("com.example.number%1").arg(i), refused(0, max));
    QCOMPARE(int(record.entries({{}, {}, false, 2 * ContactStore::maxRows}).size()),
        ContactStore::maxRows);
    QCOMPARE(record.leftOut(), max);
}

void TestContactRecord::boundsWhatWaits()
{
    ContactRecord record(m_folder->path(), days);
    record.add(id, refused(0, ContactRecord::maxWaiting + 5));
    QCOMPARE(int(record.entries({id, {}, false, 2 * ContactRecord::maxWaiting}).size()),
        ContactRecord::maxWaiting);
    QCOMPARE(record.leftOut(id), 5);
}

void TestContactRecord::forgetsWhatIsOld()
{
    {
        ContactRecord record(m_folder->path(), days);
        record.add(id, aged(connectedTo(hostNumber(1)), 31));
        record.add(id, aged(connectedTo(hostNumber(2)), 29));
    }
    QCOMPARE(ContactRecord(m_folder->path(), days).entries().size(), size_t(2));
    ContactRecord record(m_folder->path(), 30);
    QCOMPARE(record.entries().size(), size_t(1));
    record.setKeepDays(28);
    QCOMPARE(record.entries().size(), size_t(0));
}

//! Of nobody, of a resource without another entry, and of one whose entries were pushed out.
void TestContactRecord::keepsWhatWasLeftOut()
{
    constexpr int max = ContactStore::maxRowsOfOutcome;
    constexpr int resources = ContactStore::maxRows / max + 1;
    const QString onlyLeftOut = QStringLiteral("com.example.flooding");
    const QString pushedOut = QStringLiteral("com.example.before");
    {
        ContactRecord record(m_folder->path(), days);
        record.add(onlyLeftOut, Contacts{{}, 7});
        Contacts old = aged(connectedTo(hostNumber(1)), 31);
        old.leftOut = 3;
        record.add(pushedOut, old);
        for (int i = 0; i < resources; ++i)
            record.add(QStringLiteral("com.example.number%1").arg(i), refused(0, max));
    }
    ContactRecord record(m_folder->path(), days);
    record.setKeepDays(30);
    QCOMPARE(record.leftOut(onlyLeftOut), 7);
    QCOMPARE(record.leftOut(pushedOut), 3);
    QCOMPARE(record.leftOut(), max + 1 + 7 + 3);
    record.remove(onlyLeftOut);
    QCOMPARE(record.leftOut(), max + 1 + 3);
    record.remove();
    QCOMPARE(record.leftOut(), 0);
}

void TestContactRecord::forgetsWhatWasLeftOutLongAgo()
{
    ContactStore store(m_folder->path());
    QVERIFY(store.add({{}, {{id, 5}}}));
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(store.removeBefore(now - 60'000));
    QCOMPARE(store.leftOut(id).value(), 5);
    QVERIFY(store.removeBefore(now + 60'000));
    QCOMPARE(store.leftOut(id).value(), 0);
}

void TestContactRecord::keepsWhatAFirstVersionLeftOut()
{
    {
        ContactStore store(m_folder->path());
        QVERIFY(store.add({{}, {{id, 5}}}));
        const auto opened = HistoryFile::open(file());
        QVERIFY(opened);
        QVERIFY((*opened)->run("ALTER TABLE left_out DROP COLUMN last"));
        QVERIFY((*opened)->run("PRAGMA user_version=1"));
    }
    ContactRecord record(m_folder->path(), days);
    QCOMPARE(record.leftOut(id), 5);
    record.add(id, Contacts{{}, 2});
    QCOMPARE(record.leftOut(id), 7);
}

void TestContactRecord::keepsNothingWithZeroDays()
{
    ContactRecord(m_folder->path(), days).add(id, connectedTo(hostNumber(1)));
    ContactRecord record(m_folder->path(), 0);
    record.add(id, connectedTo(hostNumber(2)));
    QVERIFY(record.entries().empty());
    QVERIFY(!allBytes().contains("example"));
}

void TestContactRecord::createsNoFileWithoutAReason()
{
    {
        ContactRecord record(m_folder->path(), days);
        QVERIFY(record.entries().empty());
        record.add(id, {});
        record.remove();
    }
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestContactRecord::removesOneResource()
{
    const QString other = QStringLiteral("com.example.other");
    ContactRecord record(m_folder->path(), days);
    record.add(id, connectedTo(hostNumber(1)));
    record.add(other, connectedTo(hostNumber(1)));
    record.write();
    record.add(id, connectedTo(hostNumber(2))); // waits
    record.remove(id);
    const auto left = record.entries();
    QCOMPARE(left.size(), size_t(1));
    QCOMPARE(left.front().resource, other);
}

void TestContactRecord::removesWithoutATrace()
{
    ContactRecord record(m_folder->path(), days);
    record.add(id, refused(0, 500));
    record.write();
    QVERIFY(allBytes().contains("host-77.example"));
    record.remove();
    QVERIFY(!allBytes().contains("example"));
}

void TestContactRecord::onlyTheUserCanReadIt()
{
    ContactRecord record(m_folder->path(), days);
    record.add(id, connectedTo(hostNumber(1)));
    record.write();
    for (const char* const name : {"history.db", "history.db-wal"})
        QVERIFY(!(QFile::permissions(file(name))
            & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
}

void TestContactRecord::twoProcessesWriteAtOnce()
{
    QProcess other;
    other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    other.start(
        QCoreApplication::applicationFilePath(), {QStringLiteral("--write-to"), m_folder->path()});
    QVERIFY(other.waitForStarted());
    QCOMPARE(writeAlone(m_folder->path()), 0);
    QVERIFY(other.waitForFinished(60'000));
    QCOMPARE(other.exitCode(), 0);
    ContactRecord record(m_folder->path(), days);
    QCOMPARE(record.entries().front().contact.count, 2 * writesOfEach);
}

void TestContactRecord::putsADamagedFileAside_data()
{
    QTest::addColumn<int>("at"); // where it is overwritten
    QTest::newRow("at the start") << 0;
    QTest::newRow("in the middle") << 4096 + 8;
}

void TestContactRecord::putsADamagedFileAside()
{
    QFETCH(int, at);
    {
        ContactRecord record(m_folder->path(), days);
        record.add(id, refused(0, 300));
    }
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.seek(at));
    damaged.write(QByteArray(6000, 'x'));
    damaged.close();
    QTest::ignoreMessage(QtWarningMsg,
        QRegularExpression(QStringLiteral("history.db was damaged: it is now .*history.db.damaged, "
                                          "and the history begins anew")));
    ContactRecord record(m_folder->path(), days);
    QVERIFY(record.entries().empty());
    record.add(id, connectedTo(hostNumber(1)));
    QCOMPARE(record.entries().size(), size_t(1));
    QVERIFY(QFile::exists(file("history.db.damaged")));
}

void TestContactRecord::leavesANewerFileAlone()
{
    {
        ContactRecord record(m_folder->path(), days);
        record.add(id, connectedTo(hostNumber(1)));
        record.write();
        const auto opened = HistoryFile::open(file());
        QVERIFY(opened);
        QVERIFY((*opened)->run("PRAGMA user_version=99"));
    }
    const QByteArray before = allBytes();
    QTest::ignoreMessage(QtWarningMsg,
        QRegularExpression(QStringLiteral("the history cannot be kept: .*newer version")));
    {
        ContactRecord record(m_folder->path(), days);
        record.add(id, connectedTo(hostNumber(2)));
        record.write();
        QVERIFY(record.entries().empty());
    }
    QVERIFY(!allBytes().contains("host-2"));
    QVERIFY(before.contains("host-1") && allBytes().contains("host-1"));
}

void TestContactRecord::survivesAFullDisk()
{
    ContactRecord record(m_folder->path(), days);
    record.add(id, connectedTo(hostNumber(0)));
    record.write();
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit none{1024, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &none), 0);
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("the history cannot be kept: ")));
    record.add(id, refused(1, 500));
    record.write();
    record.write(); // without a second warning
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(record.entries().size(), size_t(501));
}

void TestContactRecord::survivesAFolderThatCannotBe()
{
    QFile inTheWay(m_folder->filePath(QStringLiteral("data")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("the history cannot be kept: ")));
    ContactRecord record(inTheWay.fileName(), days);
    record.add(id, connectedTo(hostNumber(1)));
    record.write();
    QVERIFY(record.entries().empty());
}

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--write-to"))
        return writeAlone(arguments.value(2));
    TestContactRecord test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_contact_record.moc"
