#include "tests/support/fixtures.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace portcullis;

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

Outcome run(const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PORTCULLIS_PROGRAM), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString sample(const char* name)
{
    return QStringLiteral(PORTCULLIS_SOURCE_DIR "/sample-resources/") + QLatin1String(name);
}

QStringList headless(const QString& folder, const QStringList& more)
{
    return QStringList{QStringLiteral("run"), folder, QStringLiteral("--headless"),
               QStringLiteral("--console")}
    + more;
}

const QStringList withPlayground{QStringLiteral("--grant-all"), QStringLiteral("--playground")};

} // namespace

//! \brief The program as a script uses it, without a display.
class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void printsVersion();
    void badUsageEndsWithTwo();
    void needsADisplayForTheWindow();
    void samplesRun_data();
    void samplesRun();
    void untilTimesOut();
    void timeoutAloneIsNoFailure();
    void grantsOnlyWhatIsAskedFor();
    void nothingIsGrantedByDefault();
    void badResourceIsExplained();
    void writesScreenshot();
    void endsOnSigterm();
    void playgroundPrintsItsAddress();
};

void TestCommandLine::printsVersion()
{
    const Outcome outcome = run({QStringLiteral("--version")});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.output, QByteArray("portcullis " PORTCULLIS_VERSION "\n"));
}

void TestCommandLine::badUsageEndsWithTwo()
{
    const Outcome outcome = run({QStringLiteral("run"), QStringLiteral("--fly")});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.output.isEmpty());
    QVERIFY(!outcome.errors.isEmpty());
}

void TestCommandLine::needsADisplayForTheWindow()
{
    const Outcome outcome = run({});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains("there is no display"));
}

void TestCommandLine::samplesRun_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("echo") << QStringLiteral("^log: Received: Hello, server!$");
    QTest::newRow("raw") << QStringLiteral("^log: Data: Hello!$");
    QTest::newRow("ticker") << QStringLiteral("^log: First trade \\w+ [0-9.]+$");
    QTest::newRow("chat") << QStringLiteral("^log: Joined general$");
    QTest::newRow("nosy") << QStringLiteral("^log: Nosy: [0-9]+ attempts, 0 got through$");
}

void TestCommandLine::samplesRun()
{
    QFETCH(QString, line);
    const Outcome outcome = run(headless(sample(QTest::currentDataTag()),
        withPlayground
            + QStringList{QStringLiteral("--until"), line, QStringLiteral("--timeout"),
                QStringLiteral("50")}));
    QVERIFY2(outcome.exitCode == 0, (outcome.output + outcome.errors).constData());
    const QRegularExpression pattern(line, QRegularExpression::MultilineOption);
    QVERIFY2(
        pattern.match(QString::fromUtf8(outcome.output)).hasMatch(), outcome.output.constData());
    QVERIFY2(!outcome.errors.contains("portcullis:"), outcome.errors.constData());
    QVERIFY2(!outcome.errors.contains("shell.js"), outcome.errors.constData());
}

void TestCommandLine::untilTimesOut()
{
    const Outcome outcome = run(headless(sample("echo"),
        {QStringLiteral("--until"), QStringLiteral("never"), QStringLiteral("--timeout"),
            QStringLiteral("1")}));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains("no console line matched never"));
}

void TestCommandLine::timeoutAloneIsNoFailure()
{
    const Outcome outcome
        = run(headless(sample("echo"), {QStringLiteral("--timeout"), QStringLiteral("1")}));
    QCOMPARE(outcome.exitCode, 0);
}

void TestCommandLine::grantsOnlyWhatIsAskedFor()
{
    const Outcome outcome = run(headless(sample("nosy"),
        {QStringLiteral("--grant"), QStringLiteral("network:ws"), QStringLiteral("--timeout"),
            QStringLiteral("1")}));
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.errors.contains("network:ws is not granted: the manifest does not ask for it"));
}

void TestCommandLine::nothingIsGrantedByDefault()
{
    const QString folder = test::fixturePath(QStringLiteral("resources/denied"));
    const QStringList until{QStringLiteral("--until"), QStringLiteral("^answer: ")};
    QVERIFY(run(headless(folder, until)).output.contains("answer: capability_denied"));
    QVERIFY(run(headless(folder,
                    until + QStringList{QStringLiteral("--grant"), QStringLiteral("network:ws")}))
                .output.contains("answer: none"));
}

void TestCommandLine::badResourceIsExplained()
{
    const QString folder = test::fixturePath(QStringLiteral("library/bad-version"));
    const Outcome outcome = run(headless(folder, {}));
    QCOMPARE(outcome.exitCode, 1);
    const QByteArray expected = "portcullis: " + folder.toUtf8()
        + "/resource.json: at /version: expected: a semantic version, such as 1.4.0 or "
          "2.0.0-beta.1; found: \"one\"\n";
    QCOMPARE(outcome.errors, expected);
}

void TestCommandLine::writesScreenshot()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("echo.png"));
    const Outcome outcome = run(headless(sample("echo"),
        withPlayground
            + QStringList{QStringLiteral("--until"), QStringLiteral("Received"),
                QStringLiteral("--screenshot"), file}));
    QCOMPARE(outcome.exitCode, 0);
    const QImage image(file);
    QVERIFY(image.width() > 500 && image.height() > 400);
    QImage blank(image.size(), image.format());
    blank.fill(image.pixelColor(0, 0));
    QVERIFY(image != blank);
    const Outcome refused = run(headless(sample("echo"),
        {QStringLiteral("--timeout"), QStringLiteral("1"), QStringLiteral("--screenshot"),
            folder.filePath(QStringLiteral("none/echo.png"))}));
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.errors.contains("could not be written"));
}

void TestCommandLine::endsOnSigterm()
{
    QProcess process;
    process.start(QStringLiteral(PORTCULLIS_PROGRAM), {QStringLiteral("playground")});
    QVERIFY(process.waitForReadyRead(10'000));
    QCOMPARE(::kill(pid_t(process.processId()), SIGTERM), 0);
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void TestCommandLine::playgroundPrintsItsAddress()
{
    QProcess process;
    process.start(QStringLiteral(PORTCULLIS_PROGRAM), {QStringLiteral("playground")});
    QVERIFY(process.waitForReadyRead(10'000));
    const QRegularExpression address(QStringLiteral("^ws://127\\.0\\.0\\.1:([0-9]+)\n$"));
    const auto match = address.match(QString::fromUtf8(process.readLine()));
    QVERIFY(match.hasMatch());
    const Outcome second
        = run({QStringLiteral("playground"), QStringLiteral("--port"), match.captured(1)});
    QCOMPARE(second.exitCode, 1);
    QVERIFY(second.errors.contains("cannot listen"));
    process.terminate();
    QVERIFY(process.waitForFinished(10'000));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
