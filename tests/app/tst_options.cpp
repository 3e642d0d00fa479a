#include "app/cli/console_printer.h"
#include "app/cli/options.h"

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

} // namespace

class TestOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void nothingOpensTheWindow();
    void runWithEverything();
    void runDefaults();
    void untilHasATimeout();
    void playground();
    void printsHelp_data();
    void printsHelp();
    void refusesBadUsage_data();
    void refusesBadUsage();
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
    const auto command
        = parse({QStringLiteral("run"), QStringLiteral("my folder"), QStringLiteral("--grant"),
            QStringLiteral("network:ws"), QStringLiteral("--headless"), QStringLiteral("--console"),
            QStringLiteral("--until"), QStringLiteral("^log: a b"), QStringLiteral("--timeout"),
            QStringLiteral("2.5"), QStringLiteral("--screenshot"), QStringLiteral("a.png"),
            QStringLiteral("--data-dir"), QStringLiteral("d"), QStringLiteral("--playground")});
    const auto* const run = std::get_if<RunOptions>(&command);
    QVERIFY(run);
    QCOMPARE(run->folder, QStringLiteral("my folder"));
    QVERIFY(run->granted == CapabilitySet{Capability::NetworkWs});
    QVERIFY(run->headless && run->console && run->playground);
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
    QTest::newRow("help of run") << QStringLiteral("run --help") << QStringLiteral("--screenshot");
    QTest::newRow("version") << QStringLiteral("--version")
                             << QStringLiteral("portcullis " PORTCULLIS_VERSION);
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
            "run a --fly", "playground --port 70000", "playground --port x", "run a playground"})
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
