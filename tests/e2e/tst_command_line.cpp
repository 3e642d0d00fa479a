#include "tests/support/closed_port.h"
#include "tests/support/fixtures.h"
#include "tests/support/program.h"
#include "tests/support/server_process.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace portcullis;

namespace {

using Outcome = test::ProgramOutcome;

Outcome run(const QStringList& arguments)
{
    return test::runProgram(arguments);
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

bool write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

//! Puts a resource that runs \a script into \a folder.
bool writeScripted(const QString& folder, const QByteArray& script)
{
    const auto page = test::fixture(QStringLiteral("resources/scripted/index.html"));
    const auto manifest = test::fixture(QStringLiteral("resources/scripted/resource.json"));
    return write(
               folder + QStringLiteral("/index.html"), QByteArray(page).replace("{script}", script))
        && write(folder + QStringLiteral("/resource.json"), manifest);
}

//! Runs \a script in a resource, with all granted, until a console line matches \a until.
Outcome runScript(const QByteArray& script, const QString& until, const QStringList& more)
{
    const QTemporaryDir folder;
    if (!folder.isValid() || !writeScripted(folder.path(), script))
        return {};
    const QStringList arguments{QStringLiteral("--grant-all"), QStringLiteral("--until"), until};
    return run(headless(folder.path(), arguments + more));
}

QByteArray connectScript(const QString& url)
{
    return "connect(\"a\", \"" + url.toUtf8() + "\");";
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! How the kernel filters the calls of a thread: 0 for not at all, 2 for by a program.
int filterOf(qint64 process, qint64 thread)
{
    const QByteArray status
        = readFile(QStringLiteral("/proc/%1/task/%2/status").arg(process).arg(thread));
    static const QRegularExpression line(QStringLiteral("\\nSeccomp:\\s*(\\d+)"));
    const auto match = line.match(QString::fromUtf8(status));
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

//! 0 if there is none.
qint64 threadNamed(qint64 process, const QByteArray& name)
{
    const QDir threads(QStringLiteral("/proc/%1/task").arg(process));
    for (const QString& thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (readFile(threads.filePath(thread + QStringLiteral("/comm"))).trimmed() == name)
            return thread.toLongLong();
    }
    return 0;
}

const QStringList withPlayground{QStringLiteral("--grant-all"), QStringLiteral("--playground")};

} // namespace

//! \brief The program as a script uses it, without a display.
class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void printsVersion();
    void saysNothingOfTheLocale_data();
    void saysNothingOfTheLocale();
    void engineSaysNothingOfTheLocale_data();
    void engineSaysNothingOfTheLocale();
    void badUsageEndsWithTwo();
    void needsADisplayForTheWindow();
    void samplesRun_data();
    void samplesRun();
    void untilTimesOut();
    void timeoutAloneIsNoFailure();
    void grantsOnlyWhatIsAskedFor();
    void nothingIsGrantedByDefault();
    void themeIsTheUsers_data();
    void themeIsTheUsers();
    void stoppedResourceIsAFailure();
    void badResourceIsExplained();
    void badSettingsAreExplained();
    void limitIsTold();
    void proxyIsUsed();
    void environmentIsFollowed_data();
    void environmentIsFollowed();
    void localHostsNeedANameOrAFlag();
    void caFileIsTrusted();
    void writesScreenshot();
    void engineGetsNoSockets_data();
    void engineGetsNoSockets();
    void endsOnSigterm();
    void playgroundPrintsItsAddress();
};

void TestCommandLine::printsVersion()
{
    const Outcome outcome = run({QStringLiteral("--version")});
    QCOMPARE(outcome.exitCode, 0);
    const QList<QByteArray> lines = outcome.output.split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QByteArray("portcullis " PORTCULLIS_VERSION));
    QCOMPARE(lines[1], QByteArray("Qt ") + qVersion());
    QVERIFY(
        QRegularExpression(QStringLiteral("^Chromium (\\d+)(\\.\\d+){3}, security patches up to "
                                          "\\d+(\\.\\d+){3}$"))
            .match(QString::fromUtf8(lines[2]))
            .hasMatch());
    QVERIFY(lines[3].isEmpty());
    QVERIFY(outcome.errors.isEmpty());
}

void TestCommandLine::saysNothingOfTheLocale_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("C") << QByteArray("LC_ALL") << QByteArray("C");
    QTest::newRow("one that is not there") << QByteArray("LC_ALL") << QByteArray("xx_YY.UTF-8");
    QTest::newRow("C for characters") << QByteArray("LC_CTYPE") << QByteArray("C");
}

void TestCommandLine::saysNothingOfTheLocale()
{
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, value);
    const QTemporaryDir data;
    qputenv(variable.constData(), value);
    const Outcome outcome
        = run({QStringLiteral("list"), QStringLiteral("--data-dir"), data.path()});
    qunsetenv(variable.constData());
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.errors, QByteArray());
}

void TestCommandLine::engineSaysNothingOfTheLocale_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("C") << QByteArray("LC_ALL") << QByteArray("C");
    QTest::newRow("C for characters") << QByteArray("LC_CTYPE") << QByteArray("POSIX");
    QTest::newRow("none") << QByteArray("LANG") << QByteArray();
}

//! Its processes have Qt of their own.
void TestCommandLine::engineSaysNothingOfTheLocale()
{
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, value);
    const QByteArray before = qgetenv(variable.constData());
    qputenv(variable.constData(), value);
    const Outcome outcome = run(headless(sample("echo"),
        withPlayground + QStringList{QStringLiteral("--until"), QStringLiteral("^log: Received")}));
    qputenv(variable.constData(), before);
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.errors, QByteArray());
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
    // Neither the program nor the engine has anything else to say, and no line is empty.
    QCOMPARE(outcome.errors, QByteArray());
    static const QRegularExpression emptyLine(QStringLiteral("\n\\s*\n"));
    QVERIFY2(!QString::fromUtf8(outcome.output).contains(emptyLine), outcome.output.constData());
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

//! The theme holds without a window, too.
void TestCommandLine::themeIsTheUsers_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("nothing") << QByteArray("{}") << false;
    QTest::newRow("dark") << QByteArray(R"({"theme":"dark"})") << true;
    QTest::newRow("light") << QByteArray(R"({"theme":"light"})") << false;
}

void TestCommandLine::themeIsTheUsers()
{
    QFETCH(QByteArray, settings);
    QFETCH(bool, isDark);
    const QTemporaryDir data;
    QVERIFY(write(data.filePath(QStringLiteral("settings.json")), settings));
    const Outcome outcome
        = runScript("console.log(`dark: ${matchMedia('(prefers-color-scheme: dark)').matches}`);"
                    "request('h', 'rp.hello', {});",
            QStringLiteral("\"theme\":"), {QStringLiteral("--data-dir"), data.path()});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.output.contains("dark: true"), isDark);
    QCOMPARE(outcome.output.contains("\"theme\":\"dark\""), isDark);
    QCOMPARE(outcome.output.contains("\"theme\":\"light\""), !isDark);
}

//! What is said of it is English, whatever the language of the window.
void TestCommandLine::stoppedResourceIsAFailure()
{
    const QTemporaryDir data;
    QVERIFY(write(data.filePath(QStringLiteral("settings.json")), R"({"language":"de"})"));
    const Outcome outcome = runScript("for (;;) console.log('again');", QStringLiteral("never"),
        {QStringLiteral("--data-dir"), data.path()});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains("portcullis: This resource was stopped: it "));
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

void TestCommandLine::badSettingsAreExplained()
{
    const QTemporaryDir data;
    const QString file = data.filePath(QStringLiteral("settings.json"));
    const QByteArray bad = "{\"proxy\":\"http://me:s3cret@a:80/path\"}";
    QVERIFY(write(file, bad));
    test::ServerProcess server;
    QVERIFY(server.start());
    const Outcome outcome = runScript(connectScript(server.address()), QStringLiteral("."),
        {QStringLiteral("--data-dir"), data.path()});
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.errors,
        QByteArray("portcullis: a proxy is \"none\" or host:port after http://, "
                   "socks4://, socks4a:// or socks5://, with user:password@ before the host if it "
                   "needs them\n"));
    QVERIFY2(outcome.output.isEmpty(), outcome.output.constData());
    QCOMPARE(server.count("tcp"), 0);
}

void TestCommandLine::limitIsTold()
{
    const QByteArray hello = "request(\"hello\", \"rp.hello\", {});";
    const QString until = QStringLiteral("got .*\"id\":\"hello\"");
    const Outcome outcome
        = runScript(hello, until, {QStringLiteral("--limit"), QStringLiteral("maxConnections=1")});
    QVERIFY2(outcome.exitCode == 0, (outcome.output + outcome.errors).constData());
    QVERIFY2(outcome.output.contains("\"maxConnections\":1,"), outcome.output.constData());
    const Outcome usual = runScript(hello, until, {});
    QVERIFY2(!usual.output.contains("\"maxConnections\":1,"), usual.output.constData());
    QVERIFY2(usual.output.contains("\"maxConnections\":"), usual.output.constData());
}

void TestCommandLine::proxyIsUsed()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    const test::ClosedPort unused;
    const Outcome outcome = runScript(connectScript(server.address()),
        QStringLiteral("got .*\"stage\""),
        {QStringLiteral("--proxy"), QStringLiteral("http://127.0.0.1:%1").arg(unused.number())});
    QVERIFY2(outcome.exitCode == 0, (outcome.output + outcome.errors).constData());
    QVERIFY2(outcome.output.contains("\"stage\":\"proxy\""), outcome.output.constData());
    QCOMPARE(server.count("tcp"), 0);
}

void TestCommandLine::environmentIsFollowed_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("outcome");
    const QByteArray proxy = "\"stage\":\"proxy\"";
    const QByteArray opened = "\"event\":\"open\"";
    QTest::newRow("all_proxy") << QByteArray("all_proxy") << QByteArray("127.0.0.1:%1") << proxy;
    QTest::newRow("a value that cannot be understood")
        << QByteArray("ALL_PROXY") << QByteArray("ftp://127.0.0.1:%1")
        << QByteArray("\"error\":\"the proxy in ALL_PROXY cannot be understood\"");
    QTest::newRow("HTTP_PROXY, which curl does not read and Qt does")
        << QByteArray("HTTP_PROXY") << QByteArray("http://127.0.0.1:%1") << opened;
}

//! The server is on the loopback interface, and its address is not known to be this computer's.
void TestCommandLine::environmentIsFollowed()
{
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, outcome);
    test::ServerProcess server;
    QVERIFY(server.start());
    const test::ClosedPort unused;
    qputenv(variable.constData(), value.replace("%1", QByteArray::number(unused.number())));
    const Outcome ran
        = runScript(connectScript(QStringLiteral("ws://0.0.0.0:%1").arg(server.port())),
            QStringLiteral("got .*(\"stage\"|\"open\")"), {QStringLiteral("--any-host")});
    qunsetenv(variable.constData());
    QVERIFY2(ran.exitCode == 0, (ran.output + ran.errors).constData());
    QVERIFY2(ran.output.contains(outcome), ran.output.constData());
    QCOMPARE(server.count("tcp"), variable == "HTTP_PROXY" ? 1 : 0);
}

//! The other tests' resource names the loopback addresses; this one names nothing.
void TestCommandLine::localHostsNeedANameOrAFlag()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    const QTemporaryDir folder;
    QVERIFY(writeScripted(folder.path(), connectScript(server.address())));
    const QString manifest = folder.filePath(QStringLiteral("resource.json"));
    Json fields = test::jsonFixture(QStringLiteral("resources/scripted/resource.json"));
    fields.erase("network");
    QVERIFY(write(manifest, toText(fields)));
    const Outcome refused = run(headless(folder.path(),
        {QStringLiteral("--grant-all"), QStringLiteral("--until"), QStringLiteral("host_denied")}));
    QVERIFY2(refused.exitCode == 0, (refused.output + refused.errors).constData());
    QCOMPARE(server.count("tcp"), 0);
    const Outcome relaxed = run(headless(folder.path(),
        {QStringLiteral("--grant-all"), QStringLiteral("--any-host"), QStringLiteral("--until"),
            QStringLiteral("\"event\":\"open\"")}));
    QVERIFY2(relaxed.exitCode == 0, (relaxed.output + relaxed.errors).constData());
    QVERIFY(relaxed.errors.contains("--any-host: the resource can reach every host"));
    QVERIFY(!refused.errors.contains("--any-host"));
}

void TestCommandLine::caFileIsTrusted()
{
    test::ServerProcess server;
    QVERIFY(server.start(QStringLiteral("ws_server.mjs"),
        {QStringLiteral("--tls"), QStringLiteral(PORTCULLIS_CERTIFICATES "/good")}));
    const QByteArray script = connectScript(server.address("wss"));
    const Outcome untrusted = runScript(script, QStringLiteral("got .*\"stage\":\"tls\""), {});
    QVERIFY2(untrusted.exitCode == 0, (untrusted.output + untrusted.errors).constData());
    QCOMPARE(server.count("open"), 0);
    const Outcome trusted = runScript(script, QStringLiteral("got .*\"event\":\"open\""),
        {QStringLiteral("--ca-file"), QStringLiteral(PORTCULLIS_CERTIFICATES "/ca.pem")});
    QVERIFY2(trusted.exitCode == 0, (trusted.output + trusted.errors).constData());
    QTRY_COMPARE(server.count("open"), 1);
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

void TestCommandLine::engineGetsNoSockets_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("one resource") << headless(sample("echo"), {});
    QTest::newRow("the window") << QStringList{};
}

//! The kernel filters the thread that the engine starts from, and not that of the network.
void TestCommandLine::engineGetsNoSockets()
{
    QFETCH(QStringList, arguments);
    const QTemporaryDir home;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("HOME"), home.path());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PORTCULLIS_PROGRAM), arguments);
    QVERIFY(process.waitForStarted());
    const qint64 id = process.processId();
    QTRY_COMPARE(filterOf(id, id), 2);
    QTRY_VERIFY(threadNamed(id, "network") > 0); // a thread names itself
    const qint64 network = threadNamed(id, "network");
    QCOMPARE(filterOf(id, network), 0);
    process.terminate();
    QVERIFY(process.waitForFinished(test::waitAtMostMs));
}

void TestCommandLine::endsOnSigterm()
{
    QProcess process;
    process.start(QStringLiteral(PORTCULLIS_PROGRAM), {QStringLiteral("playground")});
    QVERIFY(process.waitForReadyRead(test::waitAtMostMs));
    QCOMPARE(::kill(pid_t(process.processId()), SIGTERM), 0);
    QVERIFY(process.waitForFinished(test::waitAtMostMs));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void TestCommandLine::playgroundPrintsItsAddress()
{
    QProcess process;
    process.start(QStringLiteral(PORTCULLIS_PROGRAM), {QStringLiteral("playground")});
    QVERIFY(process.waitForReadyRead(test::waitAtMostMs));
    const QRegularExpression address(QStringLiteral("^ws://127\\.0\\.0\\.1:([0-9]+)\n$"));
    const auto match = address.match(QString::fromUtf8(process.readLine()));
    QVERIFY(match.hasMatch());
    const Outcome second
        = run({QStringLiteral("playground"), QStringLiteral("--port"), match.captured(1)});
    QCOMPARE(second.exitCode, 1);
    QVERIFY(second.errors.contains("cannot listen"));
    process.terminate();
    QVERIFY(process.waitForFinished(test::waitAtMostMs));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
