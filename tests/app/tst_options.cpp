#include "app/cli/console_printer.h"
#include "app/cli/options.h"
#include "app/engine/engine_version.h"

#include <QTest>

using namespace portcullis;

namespace {

Command parse(const QStringList& arguments)
{
    QList<QByteArray> texts{"portcullis"};
    for (const QString& argument : arguments)
        texts << argument.toUtf8();
    QList<const char*> argv;
    for (const QByteArray& text : texts)
        argv << text.constData();
    return parseCommandLine(int(argv.size()), argv.data());
}

Command parseLine(const char* line)
{
    return parse(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts));
}

//! What a command that opens something has about settings.
WrittenSettings settingsOf(const Command& command)
{
    if (const auto* const run = std::get_if<RunOptions>(&command))
        return run->settings;
    if (const auto* const window = std::get_if<WindowOptions>(&command))
        return window->settings;
    const auto* const print = std::get_if<PrintAndExit>(&command);
    qWarning("%s", print ? qPrintable(print->text) : "the command has no settings");
    return {};
}

} // namespace

Q_DECLARE_METATYPE(WrittenSettings)

class TestOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void nothingOpensTheWindow();
    void runWithEverything();
    void runDefaults();
    void untilHasATimeout();
    void readsSettings_data();
    void readsSettings();
    void repeatableOptionsLeaveTheFolderAlone_data();
    void repeatableOptionsLeaveTheFolderAlone();
    void playground();
    void printsHelp_data();
    void printsHelp();
    void refusesBadUsage_data();
    void refusesBadUsage();
    void explainsBadSettings_data();
    void explainsBadSettings();
    void consoleLines_data();
    void consoleLines();
};

void TestOptions::nothingOpensTheWindow()
{
    const auto command = parseLine("--data-dir /tmp/data --no-sandbox");
    const auto* const window = std::get_if<WindowOptions>(&command);
    QVERIFY(window);
    QCOMPARE(window->dataFolder, QStringLiteral("/tmp/data"));
    QVERIFY(window->noSandbox);
}

void TestOptions::runWithEverything()
{
    const auto command = parse({QStringLiteral("run"), QStringLiteral("my folder"),
        QStringLiteral("--grant"), QStringLiteral("network:ws"), QStringLiteral("--headless"),
        QStringLiteral("--console"), QStringLiteral("--until"), QStringLiteral("^log: a b"),
        QStringLiteral("--timeout"), QStringLiteral("2.5"), QStringLiteral("--screenshot"),
        QStringLiteral("a.png"), QStringLiteral("--data-dir"), QStringLiteral("d"),
        QStringLiteral("--playground"), QStringLiteral("--any-host")});
    const auto* const run = std::get_if<RunOptions>(&command);
    QVERIFY(run);
    QCOMPARE(run->folder, QStringLiteral("my folder"));
    QVERIFY(run->granted == CapabilitySet{Capability::NetworkWs});
    QVERIFY(run->headless && run->console && run->playground && run->anyHost);
    QVERIFY(!run->grantAll && !run->noSandbox);
    QCOMPARE(run->until->pattern(), QStringLiteral("^log: a b"));
    QCOMPARE(*run->timeout, std::chrono::milliseconds(2500));
    QCOMPARE(run->screenshot, QStringLiteral("a.png"));
    QCOMPARE(run->dataFolder, QStringLiteral("d"));
}

void TestOptions::runDefaults()
{
    const auto command = parseLine("run folder");
    const auto* const run = std::get_if<RunOptions>(&command);
    QVERIFY(run);
    QVERIFY(run->granted.empty() && !run->grantAll && !run->headless && !run->console);
    QVERIFY(!run->until && !run->timeout);
    QVERIFY(run->dataFolder.endsWith(QLatin1String("/portcullis")));
}

void TestOptions::untilHasATimeout()
{
    const auto command = parseLine("run folder --until done");
    QCOMPARE(*std::get<RunOptions>(command).timeout, std::chrono::milliseconds(30'000));
}

void TestOptions::readsSettings_data()
{
    QTest::addColumn<WrittenSettings>("expected");
    const auto row = [](const char* line, const WrittenSettings& expected) {
        QTest::newRow(line) << expected;
    };
    const auto file = QStringLiteral("a.pem");
    const auto proxy = QStringLiteral("http://me:word@a:80");
    const LimitValues one{{QStringLiteral("maxConnections"), 100}};
    LimitValues two = one;
    two.insert(QStringLiteral("maxKeptEvents"), 9);
    row("--no-sandbox", {});
    row("run folder", {});
    row("--ca-file a.pem", {file, {}, {}});
    row("--proxy http://me:word@a:80", {{}, proxy, {}});
    row("--proxy none run folder", {{}, QStringLiteral("none"), {}});
    row("--limit maxConnections=100", {{}, {}, one});
    row("--limit maxConnections=4096", {{}, {}, {{QStringLiteral("maxConnections"), 4096}}});
    row("--limit maxConnections=1 --limit maxConnections=100", {{}, {}, one});
    row("--limit maxConnections=100 --limit maxKeptEvents=9", {{}, {}, two});
    row("--ca-file a.pem run folder", {file, {}, {}});
    row("run folder --ca-file a.pem", {file, {}, {}});
    row("--proxy http://me:word@a:80 run folder", {{}, proxy, {}});
    row("run folder --proxy http://me:word@a:80", {{}, proxy, {}});
    row("--limit maxConnections=100 run folder", {{}, {}, one});
    row("run folder --limit maxConnections=100", {{}, {}, one});
    row("--limit maxConnections=100 --limit maxKeptEvents=9 run folder", {{}, {}, two});
    row("run folder --limit maxConnections=100 --limit maxKeptEvents=9", {{}, {}, two});
    row("--limit maxConnections=100 run folder --limit maxKeptEvents=9", {{}, {}, two});
    row("--ca-file a.pem --limit maxConnections=100 run folder --proxy http://me:word@a:80 "
        "--limit maxKeptEvents=9",
        {file, proxy, two});
}

void TestOptions::readsSettings()
{
    QFETCH(WrittenSettings, expected);
    const WrittenSettings settings = settingsOf(parseLine(QTest::currentDataTag()));
    QCOMPARE(settings.caFile, expected.caFile);
    QCOMPARE(settings.proxy, expected.proxy);
    QCOMPARE(settings.limits, expected.limits);
}

//! Options that may be given several times must not take what follows their value.
void TestOptions::repeatableOptionsLeaveTheFolderAlone_data()
{
    QTest::addColumn<QString>("line");
    for (const char* const line : {"run --limit maxConnections=100 folder",
             "run --limit maxConnections=100 folder --headless",
             "run --grant network:ws folder --headless"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestOptions::repeatableOptionsLeaveTheFolderAlone()
{
    QFETCH(QString, line);
    const auto command = parse(line.split(u' '));
    const auto* const run = std::get_if<RunOptions>(&command);
    QVERIFY(run);
    QCOMPARE(run->folder, QStringLiteral("folder"));
}

void TestOptions::playground()
{
    QCOMPARE(std::get<PlaygroundOptions>(parseLine("playground")).port, quint16(0));
    QCOMPARE(std::get<PlaygroundOptions>(parseLine("playground --port 8080")).port, quint16(8080));
}

void TestOptions::printsHelp_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("text");
    QTest::newRow("help") << QStringLiteral("--help") << QStringLiteral("playground");
    QTest::newRow("short help") << QStringLiteral("-h") << QStringLiteral("playground");
    QTest::newRow("help, CA file") << QStringLiteral("--help") << QStringLiteral("--ca-file FILE");
    QTest::newRow("help, proxy") << QStringLiteral("--help") << QStringLiteral("--proxy URL");
    QTest::newRow("help, limit of run")
        << QStringLiteral("run --help") << QStringLiteral("--limit NAME=VALUE");
    QTest::newRow("help of run") << QStringLiteral("run --help") << QStringLiteral("--screenshot");
    QTest::newRow("version") << QStringLiteral("--version")
                             << QStringLiteral("portcullis " PORTCULLIS_VERSION "\n");
    QTest::newRow("version of Qt") << QStringLiteral("--version")
                                   << QStringLiteral("\nQt %1\n").arg(QLatin1String(qVersion()));
    const EngineVersion engine = runningEngine();
    QTest::newRow("version of the engine")
        << QStringLiteral("--version")
        << QStringLiteral("\nChromium %1, security patches up to %2")
               .arg(engine.chromium, engine.securityPatches);
}

void TestOptions::printsHelp()
{
    QFETCH(QString, line);
    QFETCH(QString, text);
    const auto command = parse(line.split(u' '));
    const auto* const print = std::get_if<PrintAndExit>(&command);
    QVERIFY(print);
    QCOMPARE(print->exitCode, exit_code::done);
    QVERIFY2(print->text.contains(text), qPrintable(print->text));
}

void TestOptions::refusesBadUsage_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line :
        {"fly", "--fly", "run", "run a b", "run a --grant", "run a --grant network:http",
            "run a --until (", "run a --timeout soon", "run a --timeout 0", "run a --timeout -1",
            "run a --fly", "run a --ca-file", "run a --proxy", "run a --limit",
            "playground --port 70000", "playground --port x", "run a playground"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestOptions::refusesBadUsage()
{
    QFETCH(QString, line);
    const auto command = parse(line.split(u' '));
    const auto* const print = std::get_if<PrintAndExit>(&command);
    QVERIFY(print);
    QCOMPARE(print->exitCode, exit_code::usage);
    QVERIFY(!print->text.isEmpty());
}

void TestOptions::explainsBadSettings_data()
{
    QTest::addColumn<QString>("text");
    const auto proxies = QStringLiteral("host:port after http://, socks4://,");
    for (const char* const line :
        {"--proxy direct", "run a --proxy a:80", "--proxy ftp://me:s3cret@a:80 run b",
            "run a --proxy http://me:s3cret@a:80/path", "run a --proxy http://me:s3cret@a:65536"})
        QTest::newRow(line) << proxies;
    const auto limits = QStringLiteral("maxConnections (at most 4096)");
    for (const char* const line :
        {"--limit maxConnections", "run a --limit maxConnections=", "run a --limit =5",
            "run a --limit maxFun=5", "run a --limit maxconnections=5", "--limit maxConnections=0",
            "--limit maxConnections=-1", "run a --limit maxConnections=1.5",
            "--limit maxConnections=many run a", "run a --limit maxConnections=4097",
            "run a --limit maxConnections=1=2", "run a --limit maxConnections=1,maxKeptEvents=2",
            "run a --limit maxConnections=99999999999999999999",
            "run a --limit maxConnections=5 --limit maxKeptEvents=0"})
        QTest::newRow(line) << limits;
}

void TestOptions::explainsBadSettings()
{
    QFETCH(QString, text);
    const auto command = parseLine(QTest::currentDataTag());
    const auto* const print = std::get_if<PrintAndExit>(&command);
    QVERIFY(print);
    QCOMPARE(print->exitCode, exit_code::usage);
    QVERIFY2(print->text.contains(text), qPrintable(print->text));
    QVERIFY2(!print->text.contains(QLatin1String("s3cret")), qPrintable(print->text));
}

void TestOptions::consoleLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << QStringLiteral("Grüße") << QStringLiteral("log: Grüße");
    QTest::newRow("two lines do not pass for two messages")
        << QStringLiteral("a\nerror: b") << QStringLiteral("log: a\n  error: b");
    QTest::newRow("escape sequences do not reach the terminal") << QStringLiteral(
        "\u001b[2J\r\u009b1m") << QStringLiteral("log: \\u001b[2J\\u000d\\u009b1m");
}

void TestOptions::consoleLines()
{
    QFETCH(QString, text);
    QTEST(consoleLine(QStringLiteral("log"), text), "line");
}

QTEST_APPLESS_MAIN(TestOptions)
#include "tst_options.moc"
