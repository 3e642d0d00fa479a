#include "app/settings/proxy_parts.h"
#include "app/settings/settings_store.h"
#include "bridge/core/json.h"
#include "tests/support/json_compare.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <unistd.h>

using namespace portcullis;

namespace {

const QString authority = QStringLiteral(PORTCULLIS_CERTIFICATES "/ca.pem");
const QString maxConnections = QStringLiteral("maxConnections");

using Kind = ProxyParts::Kind;

bool write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray fileContents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Q_DECLARE_METATYPE(ProxyParts)

class TestSettingsSaving : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savesAllMembers();
    void leavesOutWhatIsAsByDefault();
    void keepsUnknownMembers();
    void keepsWhatAnotherWrote();
    void twoWriters();
    void onlyTheUserCanReadIt();
    void refusesWhatLoadingWould_data();
    void refusesWhatLoadingWould();
    void refusesADamagedFile();
    void refusesWhereNothingCanBeWritten();
    void judgesWithTheCommandLine();
    void storeTellsOfChanges();
    void storeKeepsTheCommandLineFirst();
    void storeRefuses();
    void readsAndWritesProxies_data();
    void readsAndWritesProxies();
    void knowsProxyHosts_data();
    void knowsProxyHosts();

private:
    QString file() const { return settingsFile(m_folder->path()); }
    Json saved() const { return Json::parse(fileContents(file()).toStdString()); }
    template <typename Change>
    Result<WrittenSettings, QString> save(Change change, const WrittenSettings& given = {}) const
    {
        return saveSettings(m_folder->path(), given, change);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettingsSaving::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSettingsSaving::savesAllMembers()
{
    const auto done = save([](WrittenSettings& written) {
        written = {authority, QStringLiteral("socks5://me:s%20ecret@a:9050"), {{maxConnections, 7}},
            0, ThemeChoice::Dark, Language::German, false};
    });
    QVERIFY2(done, done ? "" : qPrintable(done.error()));
    const auto settings = loadSettings(m_folder->path(), {});
    QVERIFY(settings);
    QCOMPARE(settings->network.extraCertificates.size(), 1);
    QCOMPARE(settings->network.proxy.value()->password, QStringLiteral("s ecret"));
    QCOMPARE(settings->limits, (LimitValues{{maxConnections, 7}}));
    QCOMPARE(settings->historyDays, 0);
    QCOMPARE(settings->theme, ThemeChoice::Dark);
    QCOMPARE(settings->language, Language::German);
    QVERIFY(!settings->offerLinks);
    QCOMPARE(saved().size(), size_t(7));
    COMPARE_JSON(saved().at("theme"), "dark");
    COMPARE_JSON(saved().at("language"), "de");
}

void TestSettingsSaving::leavesOutWhatIsAsByDefault()
{
    QVERIFY(write(file(), R"({"caFile":")" + authority.toUtf8() + R"(","historyDays":3,
        "theme":"light","language":"en","offerLinks":false,"proxy":"none","limits":{"maxConnections":5}})"));
    QVERIFY(save([](WrittenSettings& written) { written = {}; }));
    COMPARE_JSON(saved(), Json::object());
}

void TestSettingsSaving::keepsUnknownMembers()
{
    QVERIFY(write(file(), R"({"zoom":{"level":2},"historyDays":3})"));
    QVERIFY(!loadSettings(m_folder->path(), {}));
    QVERIFY(save([](WrittenSettings& written) { written.theme = ThemeChoice::Light; }));
    COMPARE_JSON(saved(), Json::parse(R"({"zoom":{"level":2},"historyDays":3,"theme":"light"})"));
}

void TestSettingsSaving::keepsWhatAnotherWrote()
{
    const auto first = SettingsStore::open(m_folder->path(), {});
    const auto second = SettingsStore::open(m_folder->path(), {});
    QVERIFY(first && second);
    QVERIFY((*first)->change([](WrittenSettings& written) { written.historyDays = 5; }));
    QVERIFY((*second)->change([](WrittenSettings& written) { written.theme = ThemeChoice::Dark; }));
    COMPARE_JSON(saved(), Json::parse(R"({"historyDays":5,"theme":"dark"})"));
    QCOMPARE((*second)->current().historyDays, 5);
}

//! Each adds one to a limit of its own, many times, while the other does.
void TestSettingsSaving::twoWriters()
{
    constexpr int times = 40;
    const auto count = [this](const QString& name) {
        for (int i = 0; i < times; ++i) {
            const auto done = save([&name](WrittenSettings& written) { ++written.limits[name]; });
            if (!done)
                qWarning("%s", qPrintable(done.error()));
        }
    };
    const std::unique_ptr<QThread> other(
        QThread::create([&count] { count(QStringLiteral("maxKeptEvents")); }));
    other->start();
    count(maxConnections);
    QVERIFY(other->wait());
    COMPARE_JSON(
        saved(), (Json{{"limits", {{"maxConnections", times}, {"maxKeptEvents", times}}}}));
}

void TestSettingsSaving::onlyTheUserCanReadIt()
{
    QVERIFY(write(file(), "{}"));
    QVERIFY(QFile::setPermissions(file(), QFileDevice::Permissions(0x6444)));
    QVERIFY(save([](WrittenSettings& written) { written.proxy = QStringLiteral("none"); }));
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QCOMPARE(QFileInfo(file()).permissions() & others, QFileDevice::Permissions());
}

void TestSettingsSaving::refusesWhatLoadingWould_data()
{
    QTest::addColumn<WrittenSettings>("wrong");
    const auto row
        = [](const char* name, const WrittenSettings& wrong) { QTest::newRow(name) << wrong; };
    row("CA file that is missing", {QStringLiteral("/nowhere.pem"), {}, {}});
    row("CA file without certificates", {QStringLiteral("/etc/passwd"), {}, {}});
    row("proxy", {{}, QStringLiteral("ftp://me:s3cret@a:80"), {}});
    row("limit that does not exist", {{}, {}, {{QStringLiteral("maxFun"), 1}}});
    row("limit of zero", {{}, {}, {{maxConnections, 0}}});
    row("negative limit", {{}, {}, {{maxConnections, -1}}});
    row("limit past its ceiling", {{}, {}, {{maxConnections, 4097}}});
    row("history below zero", {{}, {}, {}, -1});
    row("history that is too long", {{}, {}, {}, maxHistoryDays + 1});
    row("too much", {{}, QStringLiteral("http://%1@a:80").arg(QString(70'000, u'x')), {}});
}

void TestSettingsSaving::refusesWhatLoadingWould()
{
    QFETCH(WrittenSettings, wrong);
    const auto refused = save([&wrong](WrittenSettings& written) { written = wrong; });
    QVERIFY(!refused);
    QVERIFY(refused.error().startsWith(file() + QStringLiteral(": ")));
    QVERIFY(!refused.error().contains(QLatin1String("s3cret")));
    QVERIFY(!refused.error().contains(u'\n'));
    QVERIFY(!QFile::exists(file()));
}

void TestSettingsSaving::refusesADamagedFile()
{
    for (const QByteArray text : {"{\"proxy\":", "[]", "{\"theme\":\"blue\"}"}) {
        QVERIFY(write(file(), text));
        QVERIFY(!save([](WrittenSettings& written) { written.historyDays = 1; }));
        QCOMPARE(fileContents(file()), text);
    }
}

void TestSettingsSaving::refusesWhereNothingCanBeWritten()
{
    if (::geteuid() == 0)
        QSKIP("root can write everywhere");
    QVERIFY(
        QFile::setPermissions(m_folder->path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    const auto refused = save([](WrittenSettings& written) { written.historyDays = 1; });
    QVERIFY(QFile::setPermissions(m_folder->path(),
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    QVERIFY(!refused);
    QVERIFY(!QFile::exists(file()));
}

//! What the command line replaces does no harm, as when the settings are loaded.
void TestSettingsSaving::judgesWithTheCommandLine()
{
    QVERIFY(write(file(), R"({"caFile":"/nowhere.pem"})"));
    const auto change = [](WrittenSettings& written) { written.historyDays = 1; };
    QVERIFY(!save(change));
    QVERIFY(save(change, {authority, {}, {}}));
    COMPARE_JSON(saved(), Json::parse(R"({"caFile":"/nowhere.pem","historyDays":1})"));
}

void TestSettingsSaving::storeTellsOfChanges()
{
    const auto store = SettingsStore::open(m_folder->path(), {});
    QVERIFY(store);
    const QSignalSpy changed(store->get(), &SettingsStore::changed);
    QVERIFY((*store)->change([](WrittenSettings& written) {
        written.proxy = QStringLiteral("http://a:80");
        written.limits.insert(maxConnections, 9);
    }));
    QCOMPARE(changed.count(), 1);
    QCOMPARE((*store)->current().network.proxy.value()->host, QStringLiteral("a"));
    QCOMPARE((*store)->current().limits, (LimitValues{{maxConnections, 9}}));
    QCOMPARE((*store)->written().proxy, QStringLiteral("http://a:80"));
}

void TestSettingsSaving::storeKeepsTheCommandLineFirst()
{
    const WrittenSettings given{authority, QStringLiteral("none"), {{maxConnections, 3}}};
    const auto store = SettingsStore::open(m_folder->path(), given);
    QVERIFY(store);
    QVERIFY((*store)->change([](WrittenSettings& written) {
        written.proxy = QStringLiteral("http://a:80");
        written.limits.insert(maxConnections, 9);
    }));
    const std::optional<ProxyOrNone>& proxy = (*store)->current().network.proxy;
    QVERIFY(proxy && !*proxy);
    QCOMPARE((*store)->current().network.extraCertificates.size(), 1);
    QCOMPARE((*store)->current().limits, (LimitValues{{maxConnections, 3}}));
    QCOMPARE((*store)->written().caFile, QString());
    const Json expected{{"proxy", "http://a:80"}, {"limits", {{"maxConnections", 9}}}};
    COMPARE_JSON(saved(), expected);
}

void TestSettingsSaving::storeRefuses()
{
    const auto store = SettingsStore::open(m_folder->path(), {});
    QVERIFY(store);
    const QSignalSpy changed(store->get(), &SettingsStore::changed);
    QVERIFY(!(*store)->change([](WrittenSettings& written) { written.historyDays = -1; }));
    QCOMPARE(changed.count(), 0);
    QCOMPARE((*store)->current().historyDays, defaultHistoryDays);
    QCOMPARE((*store)->written().historyDays, defaultHistoryDays);
    QVERIFY(write(file(), R"({"proxy":"wrong"})"));
    QVERIFY(!SettingsStore::open(m_folder->path(), {}));
}

void TestSettingsSaving::readsAndWritesProxies_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ProxyParts>("parts");
    const auto row = [](const char* text, const ProxyParts& parts) {
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << parts;
    };
    const QString host = QStringLiteral("proxy.example");
    row("", {});
    row("none", {Kind::None, {}, 0, {}, {}});
    row("http://proxy.example:3128", {Kind::Http, host, 3128, {}, {}});
    row("socks5://proxy.example:1080", {Kind::Socks5, host, 1080, {}, {}});
    row("socks4://proxy.example:1080", {Kind::Socks4, host, 1080, {}, {}});
    row("socks4a://proxy.example:1080", {Kind::Socks4a, host, 1080, {}, {}});
    row("http://[::1]:1", {Kind::Http, QStringLiteral("::1"), 1, {}, {}});
    row("http://127.0.0.1:65535", {Kind::Http, QStringLiteral("127.0.0.1"), 65'535, {}, {}});
    row("socks5://me@proxy.example:80", {Kind::Socks5, host, 80, QStringLiteral("me"), {}});
    row("http://m%40e:a%3A%2F%25b%20%23@proxy.example:80",
        {Kind::Http, host, 80, QStringLiteral("m@e"), QStringLiteral("a:/%b #")});
    row("http://me:%C3%A4%E2%82%AC@proxy.example:80",
        {Kind::Http, host, 80, QStringLiteral("me"), QStringLiteral("\u00e4\u20ac")});
}

void TestSettingsSaving::readsAndWritesProxies()
{
    QFETCH(QString, text);
    QFETCH(ProxyParts, parts);
    QVERIFY(proxyParts(text) == parts);
    QVERIFY(proxyParts(proxyText(parts)) == parts);
}

void TestSettingsSaving::knowsProxyHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isOne");
    const auto row = [](const QString& host, bool isOne) {
        QTest::newRow(qPrintable(host.left(30))) << host << isOne;
    };
    for (const char* const host :
        {"proxy.example", "localhost", "10.0.0.1", "::1", "b\u00fccher.example"})
        row(QString::fromUtf8(host), true);
    for (const char* const host : {"a b", "http://proxy.example", "proxy.example:80", "a/b",
             "me@proxy.example", "a?b", "a#b", "[", "%zz"})
        row(QString::fromUtf8(host), false);
    row(QString(254, u'a'), false);
    QTest::newRow("nothing") << QString() << false;
}

void TestSettingsSaving::knowsProxyHosts()
{
    QFETCH(QString, host);
    QFETCH(bool, isOne);
    QCOMPARE(isProxyHost(host), isOne);
    if (isOne)
        QVERIFY(parseProxy(proxyText(ProxyParts{Kind::Http, host, 80, {}, {}})));
}

QTEST_GUILESS_MAIN(TestSettingsSaving)
#include "tst_settings_saving.moc"
