#include "app/settings/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace portcullis;

namespace {

const QString authority = QStringLiteral(PORTCULLIS_CERTIFICATES "/ca.pem");

constexpr qsizetype mostBytes = 64 * limits::kibibyte;

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

//! Settings with one limit.
QByteArray limitText(const QByteArray& name, const QByteArray& value)
{
    return R"({"limits":{")" + name + "\":" + value + "}}";
}

//! Valid settings of \a size bytes.
QByteArray padded(qsizetype size)
{
    QByteArray text = R"({"proxy":"none"})";
    return text.append(size - text.size(), ' ');
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsWritten_data();
    void nothingIsWritten();
    void readsAllMembers();
    void readsProxyWithPassword();
    void commandLineNeedsNoFile();
    void commandLineGoesFirst();
    void badValuesThatAreReplacedDoNoHarm();
    void limitsAreMergedByName();
    void badFileIsNotSavedByTheCommandLine();
    void acceptsLimits_data();
    void acceptsLimits();
    void refusesLimits_data();
    void refusesLimits();
    void refusesFiles_data();
    void refusesFiles();
    void refusesProxies_data();
    void refusesProxies();
    void refusesCaFiles_data();
    void refusesCaFiles();
    void acceptsTheLargestFile();
    void refusesAFolder();
    void refusesAnUnreadableFile();
    void findsLimits();

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    bool writeSettings(const QByteArray& text) const { return write(path("settings.json"), text); }
    Result<Settings, QString> load(const WrittenSettings& given = {}) const;
    QString errorOf(const WrittenSettings& given = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettings::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

Result<Settings, QString> TestSettings::load(const WrittenSettings& given) const
{
    return loadSettings(m_folder->path(), given);
}

//! Empty if there is none.
QString TestSettings::errorOf(const WrittenSettings& given) const
{
    const auto settings = load(given);
    return settings ? QString() : settings.error();
}

void TestSettings::nothingIsWritten_data()
{
    QTest::addColumn<bool>("exists");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no file") << false << QByteArray();
    QTest::newRow("no members") << true << QByteArray("{}");
    QTest::newRow("no limits") << true << QByteArray(R"({"limits":{}})");
}

void TestSettings::nothingIsWritten()
{
    QFETCH(bool, exists);
    QFETCH(QByteArray, text);
    if (exists)
        QVERIFY(writeSettings(text));
    const auto settings = load();
    QVERIFY(settings);
    QVERIFY(settings->network.extraCertificates.isEmpty());
    QVERIFY(!settings->network.proxy);
    QVERIFY(settings->limits.isEmpty());
    QCOMPARE(settings->historyDays, 90);
    QVERIFY(settings->offerLinks);
    QCOMPARE(QFile::exists(path("settings.json")), exists);
}

void TestSettings::readsAllMembers()
{
    QVERIFY(writeSettings(R"({"caFile":")" + authority.toUtf8() + R"(","proxy":"socks5://a:9050",
        "limits":{"maxConnections":7,"maxKeptEvents":8},"historyDays":0,"theme":"dark",
        "language":"de","offerLinks":false})"));
    const auto settings = load();
    QVERIFY2(settings, qPrintable(errorOf()));
    QCOMPARE(settings->network.extraCertificates.size(), 1);
    const ProxyOrNone expected = Proxy{Proxy::Kind::Socks5, QStringLiteral("a"), 9050, {}, {}};
    QVERIFY(settings->network.proxy == expected);
    QCOMPARE(settings->historyDays, 0);
    QCOMPARE(settings->theme, ThemeChoice::Dark);
    QCOMPARE(settings->language, Language::German);
    QVERIFY(!settings->offerLinks);
    QCOMPARE(settings->limits,
        (LimitValues{{QStringLiteral("maxConnections"), 7}, {QStringLiteral("maxKeptEvents"), 8}}));
}

void TestSettings::readsProxyWithPassword()
{
    QVERIFY(writeSettings(R"({"proxy":"http://me:s%20ecret@a:80"})"));
    const auto settings = load();
    QVERIFY(settings);
    QCOMPARE(settings->network.proxy.value()->user, QStringLiteral("me"));
    QCOMPARE(settings->network.proxy.value()->password, QStringLiteral("s ecret"));
}

void TestSettings::commandLineNeedsNoFile()
{
    const auto settings
        = load({authority, QStringLiteral("none"), {{QStringLiteral("maxConnections"), 3}}});
    QVERIFY(settings);
    QCOMPARE(settings->network.extraCertificates.size(), 1);
    QVERIFY(settings->network.proxy && !*settings->network.proxy);
    QCOMPARE(settings->limits, (LimitValues{{QStringLiteral("maxConnections"), 3}}));
}

void TestSettings::commandLineGoesFirst()
{
    QVERIFY(write(path("two.pem"), fileContents(authority).repeated(2)));
    QVERIFY(
        writeSettings(R"({"caFile":")" + path("two.pem").toUtf8() + R"(","proxy":"http://a:80"})"));
    const auto fromFile = load();
    QVERIFY(fromFile);
    QCOMPARE(fromFile->network.extraCertificates.size(), 2);
    const auto settings = load({authority, QStringLiteral("http://b:81"), {}});
    QVERIFY(settings);
    QCOMPARE(settings->network.extraCertificates.size(), 1);
    QCOMPARE(settings->network.proxy.value()->host, QStringLiteral("b"));
    const auto half = load({{}, QStringLiteral("none"), {}});
    QVERIFY(half);
    QCOMPARE(half->network.extraCertificates.size(), 2);
    QVERIFY(half->network.proxy && !*half->network.proxy);
}

void TestSettings::badValuesThatAreReplacedDoNoHarm()
{
    QVERIFY(writeSettings(R"({"caFile":"/nowhere.pem","proxy":"wrong"})"));
    QVERIFY(!load());
    QVERIFY(load({authority, QStringLiteral("none"), {}}));
}

void TestSettings::limitsAreMergedByName()
{
    QVERIFY(writeSettings(R"({"limits":{"maxConnections":7,"maxKeptEvents":8}})"));
    const auto settings = load({{}, {},
        {{QStringLiteral("maxConnections"), 70}, {QStringLiteral("maxMessageBytes"), 90}}});
    QVERIFY(settings);
    QCOMPARE(settings->limits,
        (LimitValues{{QStringLiteral("maxConnections"), 70}, {QStringLiteral("maxKeptEvents"), 8},
            {QStringLiteral("maxMessageBytes"), 90}}));
}

void TestSettings::badFileIsNotSavedByTheCommandLine()
{
    QVERIFY(writeSettings(R"({"limits":{"maxConnections":0}})"));
    QVERIFY(!load({{}, {}, {{QStringLiteral("maxConnections"), 3}}}));
}

void TestSettings::acceptsLimits_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("value");
    for (const AdjustableLimit& limit : adjustableLimits()) {
        const QString name = QLatin1String(limit.name);
        QTest::addRow("least of %s", limit.name) << name << qint64(1);
        QTest::addRow("ceiling of %s", limit.name) << name << limit.ceiling;
    }
}

void TestSettings::acceptsLimits()
{
    QFETCH(QString, name);
    QFETCH(qint64, value);
    QVERIFY(writeSettings(limitText(name.toUtf8(), QByteArray::number(value))));
    const auto settings = load();
    QVERIFY2(settings, qPrintable(errorOf()));
    QCOMPARE(settings->limits, (LimitValues{{name, value}}));
}

void TestSettings::refusesLimits_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    for (const AdjustableLimit& limit : adjustableLimits()) {
        const QString name = QLatin1String(limit.name);
        QTest::addRow("one past the ceiling of %s", limit.name)
            << name << QByteArray::number(limit.ceiling + 1);
    }
    for (const char* const value : {"0", "-1", "-7654321", "1.5", "7654.321", "2.0", "\"7654321\"",
             "true", "null", "[7654321]", "{\"a\":7654321}", "9223372036854775808",
             "18446744073709551615", "18446744073709551616"})
        QTest::newRow(value) << QStringLiteral("maxConnections") << QByteArray(value);
}

void TestSettings::refusesLimits()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    QVERIFY(writeSettings(limitText(name.toUtf8(), value)));
    QCOMPARE(errorOf(),
        QStringLiteral("%1: \"%2\" must be a whole number from 1 to %3")
            .arg(path("settings.json"), name)
            .arg(findLimit(name)->ceiling));
}

void TestSettings::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, const QByteArray& text, const char* error) {
        QTest::newRow(name) << text << QString::fromLatin1(error);
    };
    row("empty", "", "at line 1, column 1: the text ends too early");
    row("not JSON", "proxy = s3cret", "at line 1, column 1: this is not valid JSON in UTF-8");
    row("cut off", "{\"proxy\":\"s3cret", "at line 1, column 16: this is not valid JSON in UTF-8");
    row("comment", "{} // s3cret", "at line 1, column 4: this is not valid JSON in UTF-8");
    row("more after it", "{}\n{}", "at line 2, column 1: this is not valid JSON in UTF-8");
    row("not UTF-8", "{\"proxy\":\"s3cret\xFF\"}",
        "at line 1, column 17: this is not valid JSON in UTF-8");
    row("array", "[\"s3cret\"]", "the settings must be an object");
    row("text", "\"s3cret\"", "the settings must be an object");
    row("null", "null", "the settings must be an object");
    row("CA file of the wrong type", R"({"caFile":["s3cret"]})",
        "\"caFile\" is no setting of that type");
    row("proxy of the wrong type", R"({"proxy":{"password":"s3cret"}})",
        "\"proxy\" is no setting of that type");
    row("proxy is null", R"({"proxy":null})", "\"proxy\" is no setting of that type");
    row("limits of the wrong type", R"({"limits":["s3cret"]})", "\"limits\" must be an object");
    row("limits are null", R"({"limits":null})", "\"limits\" must be an object");
    row("unknown member", R"({"password":"s3cret"})", "\"password\" is no setting of that type");
    row("other case", R"({"Proxy":"s3cret"})", "\"Proxy\" is no setting of that type");
    row("history of the wrong type", R"({"historyDays":"s3cret"})",
        "\"historyDays\" is no setting of that type");
    row("history that is too long", R"({"historyDays":3651})",
        "\"historyDays\" is no setting of that type");
    row("theme that does not exist", R"({"theme":"blue"})", "\"theme\" is no setting of that type");
    row("theme of the wrong type", R"({"theme":1})", "\"theme\" is no setting of that type");
    row("theme in other case", R"({"theme":"Dark"})", "\"theme\" is no setting of that type");
    row("language that does not exist", R"({"language":"s3cret"})",
        "\"language\" is no setting of that type");
    row("language of the wrong type", R"({"language":["de"]})",
        "\"language\" is no setting of that type");
    row("links of the wrong type", R"({"offerLinks":"no"})",
        "\"offerLinks\" is no setting of that type");
    row("links as a number", R"({"offerLinks":0})", "\"offerLinks\" is no setting of that type");
    row("history below zero", R"({"historyDays":-1})",
        "\"historyDays\" is no setting of that type");
    row("unknown limit", limitText("maxFun", "\"s3cret\""), "there is no limit \"maxFun\"");
    row("limit in other case", limitText("maxconnections", "5"),
        "there is no limit \"maxconnections\"");
    row("nested too deeply", R"({"limits":{"maxConnections":[[["s3cret"]]]}})",
        "at /limits/maxConnections/0/0: values are nested deeper than 4 levels");
    row("nested very deeply", QByteArray(60'000, '['),
        "at /0/0/0/0: values are nested deeper than 4 levels");
    row("member twice", R"({"proxy":"none","proxy":"s3cret"})",
        "at /proxy: this key appears twice in one object");
    row("unknown member with a line feed, and a fault inside", "{\"a\\nb\":{\"c\":1,\"c\":2}}",
        "at /a\\u000ab/c: this key appears twice in one object");
    row("limit twice", R"({"limits":{"maxConnections":1,"maxConnections":2}})",
        "at /limits/maxConnections: this key appears twice in one object");
    row("too large", padded(mostBytes + 1),
        "at the top level: the text is 65537 bytes long; the most is 65536");
    row("no number", limitText("maxConnections", "1e999"),
        "at line 1, column 33: a number is out of range");
}

void TestSettings::refusesFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    QVERIFY(writeSettings(text));
    QCOMPARE(errorOf(), path("settings.json") + QStringLiteral(": ") + error);
    QVERIFY(!error.contains(QLatin1String("s3cret")));
}

void TestSettings::refusesProxies_data()
{
    QTest::addColumn<QString>("proxy");
    for (const char* const proxy : {"direct", "proxy.example:3128", "ftp://me:s3cret@a:80",
             "http://me:s3cret@", "http://me:s3cret@a:80/path", "http://me:s3cret@a:65536",
             "http://me:s3cret@a b:80", "http://me:s3cret%zz@a:80", "socks://me:s3cret@a"})
        QTest::newRow(proxy) << QString::fromLatin1(proxy);
}

void TestSettings::refusesProxies()
{
    QFETCH(QString, proxy);
    const QString fromCommandLine = errorOf({{}, proxy, {}});
    QVERIFY(writeSettings(R"({"proxy":")" + proxy.toUtf8() + "\"}"));
    for (const QString& error : {fromCommandLine, errorOf()}) {
        QVERIFY2(error.contains(QLatin1String("a proxy is \"none\" or ")), qPrintable(error));
        QVERIFY(!error.contains(u'\n'));
        QVERIFY(!error.contains(QLatin1String("s3cret")));
        QVERIFY(!error.contains(QLatin1String("me:")));
    }
}

void TestSettings::refusesCaFiles_data()
{
    QTest::addColumn<bool>("exists");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    const auto unread = QStringLiteral("the CA file cannot be read");
    const auto useless = QStringLiteral("the CA file holds no certificate in PEM format");
    QTest::newRow("missing") << false << QByteArray() << unread;
    QTest::newRow("empty") << true << QByteArray() << useless;
    QTest::newRow("not PEM") << true << QByteArray("s3cret\n") << useless;
    QTest::newRow("key instead") << true
                                 << fileContents(
                                        QStringLiteral(PORTCULLIS_CERTIFICATES "/good.key"))
                                 << useless;
    QTest::newRow("damaged") << true
                             << QByteArray("-----BEGIN CERTIFICATE-----\nczNjcmV0\n"
                                           "-----END CERTIFICATE-----\n")
                             << useless;
}

void TestSettings::refusesCaFiles()
{
    QFETCH(bool, exists);
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    const QString file = path("ca.pem");
    if (exists)
        QVERIFY(write(file, text));
    const QString expected = file + QStringLiteral(": ") + error;
    QCOMPARE(errorOf({file, {}, {}}), expected);
    QVERIFY(writeSettings(R"({"caFile":")" + file.toUtf8() + "\"}"));
    QCOMPARE(errorOf(), expected);
}

void TestSettings::acceptsTheLargestFile()
{
    QVERIFY(writeSettings(padded(mostBytes)));
    QVERIFY2(load(), qPrintable(errorOf()));
}

void TestSettings::refusesAFolder()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("settings.json")));
    QCOMPARE(errorOf(), path("settings.json") + QStringLiteral(": the file cannot be read"));
}

void TestSettings::refusesAnUnreadableFile()
{
    if (::geteuid() == 0)
        QSKIP("root can read every file");
    QVERIFY(writeSettings("{}"));
    QVERIFY(QFile::setPermissions(path("settings.json"), {}));
    QCOMPARE(errorOf(), path("settings.json") + QStringLiteral(": the file cannot be read"));
}

void TestSettings::findsLimits()
{
    for (const AdjustableLimit& limit : adjustableLimits())
        QCOMPARE(findLimit(QLatin1String(limit.name)), &limit);
    QVERIFY(!findLimit({}));
    QVERIFY(!findLimit(QStringLiteral("maxconnections")));
    QVERIFY(!findLimit(QStringLiteral("maxConnections ")));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
