#include "app/history/contact_record.h"
#include "app/library/grant_store.h"
#include "bridge/core/json.h"
#include "bridge/monitor/contact_log.h"
#include "tests/support/json_compare.h"
#include "tests/support/program.h"
#include "tests/support/saved_decisions.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;
using test::ProgramOutcome;
using test::runProgram;

namespace {

const QString id = QStringLiteral("com.example.prices");

//! One version of a resource, as a folder.
struct Version {
    const char* number = "1.0.0";
    const char* capabilities = "[\"network:ws\"]";
    const char* hosts = "[{\"host\": \"wss://a.example\", \"reason\": \"Prices\"}, "
                        "\"wss://b.example\"]"; //!< Empty: no list.
    const char* page = "<p>Prices</p>";
};

bool write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray manifestOf(const Version& version)
{
    QByteArray network;
    if (*version.hosts)
        network = QByteArray("\"network\": {\"ws\": {\"hosts\": ") + version.hosts + "}}, ";
    return QByteArray("{\"id\": \"com.example.prices\", \"name\": \"Prices\", \"apiVersion\": 1, ")
        + network + "\"version\": \"" + version.number + "\", \"capabilities\": "
        + version.capabilities + ", \"frontend\": {\"entry\": \"index.html\"}}";
}

//! \brief Keeps the decisions below \a data from being changed, as long as it lives.
class Unwritable {
public:
    explicit Unwritable(QString data) : m_data(std::move(data)) { set(false); }
    ~Unwritable() { set(true); }

private:
    //! The store below stays writable.
    void set(bool isWritable) const
    {
        const auto mine = QFile::ReadOwner | QFile::ExeOwner;
        if (!QFile::setPermissions(m_data, isWritable ? mine | QFile::WriteOwner : mine))
            qFatal("cannot change the permissions of a folder");
    }

    QString m_data;
};

const Version wider{
    "2.0.0", "[\"network:ws\"]", "[\"wss://a.example\", \"wss://b.example\", \"wss://c.example\"]"};

} // namespace

//! \brief Packages and what is installed, by the command line alone.
class TestStoreCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theWholeLife();
    void installAsksNobody();
    void installAsksAtTheTerminal_data();
    void installAsksAtTheTerminal();
    void answersBeforehand_data();
    void answersBeforehand();
    void wantsMoreThanItAsksFor();
    void aWiderUpdateWaits();
    void aWiderUpdateIsAcceptedAtTheTerminal();
    void aDowngradeNeedsAFlag();
    void anotherPublisherIsRefused();
    void updateNeedsAnInstallation();
    void uninstallAsks();
    void uninstallKeepsData();
    void aRefusalThatCannotBeSavedStopsTheUpdate();
    void aRefusalThatCannotBeSavedStopsAcceptance();
    void aRefusalThatCannotBeSavedStopsInstallation();
    void aGrantThatCannotBeSavedIsAFailure();
    void whatCannotBeForgottenIsAFailure();
    void anotherPublisherIsAskedForAnew();
    void anotherInstallationIsAskedForAnew();
    void theFirstSignedVersionIsAskedForAnew();
    void decisionsOfANewerProgramAreLeftAlone();
    void decisionsOfAnOlderProgramAreKept();
    void grantsAndRevokes();
    void grantsOnlyWhatIsAskedFor();
    void infoVerifies();
    void validates();
    void warnsOfMissingFiles();
    void showsDefaultHeaders();
    void warnsOfANewerEngine();
    void packsReproducibly();
    void keysAreNotReplaced();
    void exportsTheLog();
    void showsStrangersTextsInOneLine();
    void usageErrors_data();
    void usageErrors();

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    QString folderOf(const Version& version);
    ProgramOutcome run(QStringList arguments, const std::optional<QByteArray>& typed = {}) const;
    Json runJson(const QStringList& arguments) const;
    ProgramOutcome installed(const Version& version);
    QString signedPackage(const Version& version, const char* key);
    std::string currentVersion() const
    {
        return runJson({QStringLiteral("info"), id}).at("current").at("version").get<std::string>();
    }
    std::string errorCode(const QStringList& arguments) const
    {
        return runJson(arguments).at("error").at("code").get<std::string>();
    }
    bool isInstalled() const
    {
        return runJson({QStringLiteral("list")}).at("resources").size() == 1;
    }
    Decisions decisions() const { return test::savedDecisions(path("data"), id); }

    std::unique_ptr<QTemporaryDir> m_folder;
    int m_folders = 0;
};

void TestStoreCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString TestStoreCommands::folderOf(const Version& version)
{
    const QString folder = path("source") + QString::number(++m_folders);
    if (!QDir().mkpath(folder) || !write(folder + QStringLiteral("/index.html"), version.page)
        || !write(folder + QStringLiteral("/resource.json"), manifestOf(version)))
        qFatal("cannot write a resource");
    return folder;
}

ProgramOutcome TestStoreCommands::run(
    QStringList arguments, const std::optional<QByteArray>& typed) const
{
    arguments << QStringLiteral("--data-dir") << path("data");
    return runProgram(arguments, typed);
}

//! The JSON that it prints; null if that is not all it prints.
Json TestStoreCommands::runJson(const QStringList& arguments) const
{
    const ProgramOutcome outcome = run(arguments + QStringList{QStringLiteral("--json")});
    const auto json = parseJson(outcome.output, {1024 * 1024, 16});
    return json ? *json : Json();
}

ProgramOutcome TestStoreCommands::installed(const Version& version)
{
    return run({QStringLiteral("install"), folderOf(version), QStringLiteral("--yes")});
}

void TestStoreCommands::theWholeLife()
{
    const QString key = path("key");
    const QString package = path("prices.rpk");
    QCOMPARE(run({QStringLiteral("keygen"), key}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("pack"), folderOf({}), QStringLiteral("-o"), package,
                     QStringLiteral("--sign"), key})
                 .exitCode,
        0);
    const Json outcome = runJson({QStringLiteral("install"), package, QStringLiteral("--yes")});
    COMPARE_JSON(outcome.at("outcome"), "installed");
    COMPARE_JSON(outcome.at("version"), "1.0.0");
    const Json entry = runJson({QStringLiteral("info"), id});
    QVERIFY(entry.at("publisher").contains("fingerprint"));
    COMPARE_JSON(entry.at("permissions").at("capabilities"), {{"network:ws", "granted"}});
    QVERIFY(
        QFile::exists(QString::fromStdString(entry.at("current").at("folder").get<std::string>())
            + QStringLiteral("/index.html")));
    const QString newer = folderOf({"1.1.0"});
    QCOMPARE(run({QStringLiteral("pack"), newer, QStringLiteral("-o"), package,
                     QStringLiteral("--sign"), key})
                 .exitCode,
        0);
    COMPARE_JSON(runJson({QStringLiteral("update"), package}).at("outcome"), "updated");
    COMPARE_JSON(runJson({QStringLiteral("rollback"), id}).at("outcome"), "rolled_back");
    COMPARE_JSON(runJson({QStringLiteral("info"), id}).at("current").at("version"), "1.0.0");
    COMPARE_JSON(runJson({QStringLiteral("disable"), id}).at("outcome"), "disabled");
    COMPARE_JSON(runJson({QStringLiteral("info"), id}).at("enabled"), false);
    COMPARE_JSON(runJson({QStringLiteral("enable"), id}).at("outcome"), "enabled");
    COMPARE_JSON(
        runJson({QStringLiteral("uninstall"), id, QStringLiteral("--yes")}).at("removedData"),
        true);
    QVERIFY(!isInstalled());
    QVERIFY(decisions() == Decisions());
}

void TestStoreCommands::installAsksNobody()
{
    const ProgramOutcome outcome = run({QStringLiteral("install"), folderOf({})});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains("it asks for network:ws; answer with"));
    QVERIFY(!isInstalled());
    QVERIFY(decisions() == Decisions());
    COMPARE_JSON(
        runJson({QStringLiteral("install"), folderOf({})}).at("error").at("code"), "unanswered");
    const Version modest{"1.0.0", "[]", ""};
    QCOMPARE(run({QStringLiteral("install"), folderOf(modest)}).exitCode, 0);
}

void TestStoreCommands::installAsksAtTheTerminal_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<bool>("isGranted");
    QTest::addColumn<QStringList>("refusedHosts");
    const QString a = QStringLiteral("wss://a.example");
    const QString b = QStringLiteral("wss://b.example");
    QTest::newRow("all") << QByteArray("y\n") << true << QStringList();
    QTest::newRow("one host") << QByteArray("n\nyes\nn\n") << true << QStringList{b};
    QTest::newRow("no host") << QByteArray("n\nn\nn\n") << false << QStringList{a, b};
    QTest::newRow("Enter alone") << QByteArray("\n\n\n") << false << QStringList{a, b};
}

void TestStoreCommands::installAsksAtTheTerminal()
{
    QFETCH(QByteArray, typed);
    QFETCH(bool, isGranted);
    QFETCH(QStringList, refusedHosts);
    const ProgramOutcome outcome = run({QStringLiteral("install"), folderOf({})}, typed);
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.errors.contains("wss://a.example (Prices)"));
    QVERIFY(isInstalled());
    QCOMPARE(decisions().capabilities.at(Capability::NetworkWs) == Choice::Granted, isGranted);
    QStringList refused;
    for (const auto& [host, choice] : decisions().hosts) {
        if (choice == Choice::Refused)
            refused << host;
    }
    QCOMPARE(refused, refusedHosts);
}

void TestStoreCommands::answersBeforehand_data()
{
    QTest::addColumn<QStringList>("answers");
    QTest::addColumn<bool>("isGranted");
    QTest::addColumn<bool>("isHostRefused");
    QTest::newRow("--yes") << QStringList{QStringLiteral("--yes")} << true << false;
    QTest::newRow("--grant") << QStringList{QStringLiteral("--grant"), QStringLiteral("network:ws")}
                             << true << false;
    QTest::newRow("--deny") << QStringList{QStringLiteral("--deny"), QStringLiteral("network:ws")}
                            << false << false;
    QTest::newRow("--yes, but for one")
        << QStringList{QStringLiteral("-y"), QStringLiteral("--deny"), QStringLiteral("network:ws")}
        << false << false;
    QTest::newRow("--yes, but for one host") << QStringList{QStringLiteral("-y"),
        QStringLiteral("--deny"), QStringLiteral("wss://A.example:443")}
                                             << true << true;
}

void TestStoreCommands::answersBeforehand()
{
    QFETCH(QStringList, answers);
    QFETCH(bool, isGranted);
    QFETCH(bool, isHostRefused);
    QCOMPARE(run(QStringList{QStringLiteral("install"), folderOf({})} + answers).exitCode, 0);
    const Decisions decided = decisions();
    QCOMPARE(decided.capabilities.at(Capability::NetworkWs) == Choice::Granted, isGranted);
    const auto host = decided.hosts.find(QStringLiteral("wss://a.example"));
    QCOMPARE(host != decided.hosts.end() && host->second == Choice::Refused, isHostRefused);
}

void TestStoreCommands::wantsMoreThanItAsksFor()
{
    const ProgramOutcome outcome = run({QStringLiteral("install"), folderOf({}),
        QStringLiteral("--yes"), QStringLiteral("--grant"), QStringLiteral("wss://evil.example")});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.errors.contains("wss://evil.example is not granted"));
    QCOMPARE(decisions().hosts.count(QStringLiteral("wss://evil.example")), size_t(0));
}

void TestStoreCommands::aWiderUpdateWaits()
{
    QCOMPARE(installed({}).exitCode, 0);
    const QString wider = folderOf({"2.0.0", "[\"network:ws\"]", "[\"wss://*.a.example\"]"});
    const ProgramOutcome outcome = run({QStringLiteral("update"), wider});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains("asks for more than the installed version"));
    Json entry = runJson({QStringLiteral("info"), id});
    COMPARE_JSON(entry.at("current").at("version"), "1.0.0");
    COMPARE_JSON(entry.at("waiting").at("version"), "2.0.0");
    QCOMPARE(run({QStringLiteral("update"), id}).exitCode, 1);
    COMPARE_JSON(
        runJson({QStringLiteral("update"), id, QStringLiteral("--drop")}).at("outcome"), "dropped");
    QVERIFY(runJson({QStringLiteral("info"), id}).at("waiting").is_null());
    QCOMPARE(run({QStringLiteral("update"), wider}).exitCode, 1);
    COMPARE_JSON(
        runJson({QStringLiteral("update"), id, QStringLiteral("--yes")}).at("outcome"), "updated");
    COMPARE_JSON(runJson({QStringLiteral("info"), id}).at("current").at("version"), "2.0.0");
}

void TestStoreCommands::aWiderUpdateIsAcceptedAtTheTerminal()
{
    QCOMPARE(installed({}).exitCode, 0);
    const QString wider = folderOf({"2.0.0", "[\"network:ws\"]", ""});
    const ProgramOutcome refused = run({QStringLiteral("update"), wider}, QByteArray("n\n"));
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.errors.contains("any public host that you allow"));
    COMPARE_JSON(runJson({QStringLiteral("info"), id}).at("current").at("version"), "1.0.0");
    QCOMPARE(run({QStringLiteral("update"), id}, QByteArray("y\n")).exitCode, 0);
    COMPARE_JSON(runJson({QStringLiteral("info"), id}).at("current").at("version"), "2.0.0");
}

void TestStoreCommands::aDowngradeNeedsAFlag()
{
    QCOMPARE(installed({"2.0.0"}).exitCode, 0);
    const QString older = folderOf({"1.0.0"});
    COMPARE_JSON(runJson({QStringLiteral("install"), older}).at("error").at("code"), "downgrade");
    COMPARE_JSON(runJson({QStringLiteral("info"), id}).at("current").at("version"), "2.0.0");
    QCOMPARE(
        run({QStringLiteral("install"), older, QStringLiteral("--allow-downgrade")}).exitCode, 0);
    COMPARE_JSON(runJson({QStringLiteral("info"), id}).at("current").at("version"), "1.0.0");
}

void TestStoreCommands::anotherPublisherIsRefused()
{
    for (const char* const name : {"mine", "theirs"}) {
        QCOMPARE(run({QStringLiteral("keygen"), path(name)}).exitCode, 0);
        const Version version{*name == 'm' ? "1.0.0" : "1.1.0"};
        QCOMPARE(run({QStringLiteral("pack"), folderOf(version), QStringLiteral("--sign"),
                         path(name), QStringLiteral("-o"), path(name) + QStringLiteral(".rpk")})
                     .exitCode,
            0);
    }
    QCOMPARE(run({QStringLiteral("install"), path("mine.rpk"), QStringLiteral("-y")}).exitCode, 0);
    const ProgramOutcome outcome
        = run({QStringLiteral("update"), path("theirs.rpk"), QStringLiteral("-y")});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains("to trust that one instead"));
    COMPARE_JSON(runJson({QStringLiteral("info"), id}).at("current").at("version"), "1.0.0");
}

void TestStoreCommands::updateNeedsAnInstallation()
{
    COMPARE_JSON(runJson({QStringLiteral("update"), folderOf({}), QStringLiteral("--yes")})
                     .at("error")
                     .at("code"),
        "not_installed");
    QVERIFY(!isInstalled());
}

void TestStoreCommands::uninstallAsks()
{
    QCOMPARE(installed({}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("uninstall"), id}).exitCode, 1);
    QCOMPARE(run({QStringLiteral("uninstall"), id}, QByteArray("n\n")).exitCode, 1);
    QVERIFY(isInstalled());
    QCOMPARE(run({QStringLiteral("uninstall"), id}, QByteArray("y\nn\n")).exitCode, 0);
    QVERIFY(!isInstalled());
    QVERIFY(!decisions().capabilities.empty());
}

void TestStoreCommands::uninstallKeepsData()
{
    QCOMPARE(installed({}).exitCode, 0);
    QCOMPARE(
        run({QStringLiteral("uninstall"), id, QStringLiteral("-y"), QStringLiteral("--keep-data")})
            .exitCode,
        0);
    QVERIFY(!decisions().capabilities.empty());
    COMPARE_JSON(
        runJson({QStringLiteral("uninstall"), id, QStringLiteral("-y")}).at("error").at("code"),
        "not_installed");
}

QString TestStoreCommands::signedPackage(const Version& version, const char* key)
{
    const QString package = path("signed") + QString::number(++m_folders) + QStringLiteral(".rpk");
    if (!QFile::exists(path(key)))
        run({QStringLiteral("keygen"), path(key)});
    const ProgramOutcome outcome = run({QStringLiteral("pack"), folderOf(version),
        QStringLiteral("--sign"), path(key), QStringLiteral("-o"), package});
    return outcome.exitCode == 0 ? package : QString();
}

//! With the host reachable, and an exit code that says all is well, as it once was.
void TestStoreCommands::aRefusalThatCannotBeSavedStopsTheUpdate()
{
    QCOMPARE(installed({}).exitCode, 0);
    const QStringList update{QStringLiteral("update"), folderOf(wider), QStringLiteral("--yes"),
        QStringLiteral("--deny"), QStringLiteral("wss://c.example")};
    {
        const Unwritable unwritable(path("data"));
        const ProgramOutcome outcome = run(update);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.errors.contains("your decisions could not be saved"));
        QVERIFY(!outcome.output.contains("updated"));
        QCOMPARE(errorCode(update), "decisions_unsaved");
        QCOMPARE(currentVersion(), "1.0.0");
        QVERIFY(runJson({QStringLiteral("info"), id}).at("waiting").is_null());
    }
    QCOMPARE(run(update).exitCode, 0);
    QCOMPARE(currentVersion(), "2.0.0");
    QVERIFY(decisions().hosts.at(QStringLiteral("wss://c.example")) == Choice::Refused);
}

void TestStoreCommands::aRefusalThatCannotBeSavedStopsAcceptance()
{
    QCOMPARE(installed({}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("update"), folderOf(wider)}).exitCode, 1); // it waits
    const QStringList accept{QStringLiteral("update"), id, QStringLiteral("--yes"),
        QStringLiteral("--deny"), QStringLiteral("wss://c.example")};
    {
        const Unwritable unwritable(path("data"));
        QCOMPARE(errorCode(accept), "decisions_unsaved");
        QCOMPARE(currentVersion(), "1.0.0");
    }
    QCOMPARE(run(accept).exitCode, 0);
    QCOMPARE(currentVersion(), "2.0.0");
}

void TestStoreCommands::aRefusalThatCannotBeSavedStopsInstallation()
{
    QCOMPARE(run({QStringLiteral("list")}).exitCode, 0); // which makes the store
    const Unwritable unwritable(path("data"));
    QCOMPARE(errorCode({QStringLiteral("install"), folderOf({}), QStringLiteral("--yes"),
                 QStringLiteral("--deny"), QStringLiteral("wss://a.example")}),
        "decisions_unsaved");
    QVERIFY(!isInstalled());
}

void TestStoreCommands::aGrantThatCannotBeSavedIsAFailure()
{
    QCOMPARE(run({QStringLiteral("list")}).exitCode, 0);
    const Unwritable unwritable(path("data"));
    const ProgramOutcome outcome = installed({});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains("what you granted could not be saved"));
    QVERIFY(isInstalled());
    const Json again
        = runJson({QStringLiteral("install"), folderOf({"1.1.0"}), QStringLiteral("--yes")});
    COMPARE_JSON(again.at("outcome"), "updated");
    QVERIFY(again.contains("unsaved"));
}

void TestStoreCommands::whatCannotBeForgottenIsAFailure()
{
    QCOMPARE(installed({}).exitCode, 0);
    const Unwritable unwritable(path("data"));
    const ProgramOutcome outcome = run({QStringLiteral("uninstall"), id, QStringLiteral("--yes")});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains("its data could not be removed"));
    QVERIFY(!isInstalled());
}

//! What was decided stays where a resource is removed, but it is not for everybody of its name.
void TestStoreCommands::anotherPublisherIsAskedForAnew()
{
    QCOMPARE(run({QStringLiteral("install"), signedPackage({}, "mine"), QStringLiteral("--yes"),
                     QStringLiteral("--deny"), QStringLiteral("wss://b.example")})
                 .exitCode,
        0);
    QCOMPARE(
        run({QStringLiteral("uninstall"), id, QStringLiteral("-y"), QStringLiteral("--keep-data")})
            .exitCode,
        0);
    const QString theirs = signedPackage({}, "theirs");
    QCOMPARE(errorCode({QStringLiteral("install"), theirs}), "unanswered");
    QVERIFY(!isInstalled());
    QCOMPARE(run({QStringLiteral("install"), theirs}, QByteArray("n\nn\nn\n")).exitCode, 0);
    const Json refused
        = runJson({QStringLiteral("permissions"), id}).at("resources").at("com.example.prices");
    COMPARE_JSON(refused.at("capabilities"), {{"network:ws", "refused"}});
    QCOMPARE(
        run({QStringLiteral("uninstall"), id, QStringLiteral("-y"), QStringLiteral("--keep-data")})
            .exitCode,
        0);
    // Their own decisions are still there, and those of the first one are not.
    QCOMPARE(run({QStringLiteral("install"), theirs}).exitCode, 0);
    COMPARE_JSON(runJson({QStringLiteral("info"), id}).at("permissions").at("capabilities"),
        {{"network:ws", "refused"}});
}

void TestStoreCommands::anotherInstallationIsAskedForAnew()
{
    QCOMPARE(installed({}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("install"), folderOf({"1.1.0"})}).exitCode, 0); // an update
    QCOMPARE(
        run({QStringLiteral("uninstall"), id, QStringLiteral("-y"), QStringLiteral("--keep-data")})
            .exitCode,
        0);
    QCOMPARE(errorCode({QStringLiteral("install"), folderOf({})}), "unanswered");
    QVERIFY(!isInstalled());
    QCOMPARE(installed({}).exitCode, 0);
}

void TestStoreCommands::theFirstSignedVersionIsAskedForAnew()
{
    QCOMPARE(installed({}).exitCode, 0);
    const QString package = signedPackage({"1.1.0"}, "mine");
    QCOMPARE(run({QStringLiteral("update"), package}).exitCode, 1); // it waits
    QCOMPARE(currentVersion(), "1.0.0");
    QVERIFY(run({QStringLiteral("update"), id}).errors.contains("network:ws"));
    const ProgramOutcome asked = run({QStringLiteral("update"), id}, QByteArray("y\ny\n"));
    QCOMPARE(asked.exitCode, 0);
    QVERIFY(asked.errors.contains("the first version that is signed"));
    QCOMPARE(currentVersion(), "1.1.0");
    QVERIFY(decisions().capabilities.at(Capability::NetworkWs) == Choice::Granted);
}

void TestStoreCommands::decisionsOfANewerProgramAreLeftAlone()
{
    QCOMPARE(installed({}).exitCode, 0);
    const QByteArray text = "{\"version\": 99, \"resources\": {\"what\": \"ever\"}}";
    QVERIFY(write(path("data/grants.json"), text));
    for (const QStringList& arguments : {
             QStringList{QStringLiteral("install"), folderOf(wider), QStringLiteral("--yes")},
             {QStringLiteral("grant"), id, QStringLiteral("network:ws")},
             {QStringLiteral("revoke"), id},
         }) {
        const ProgramOutcome outcome = run(arguments);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.errors.contains("newer version of this program"));
        QCOMPARE(errorCode(arguments), "decisions_unsaved");
    }
    QCOMPARE(currentVersion(), "1.0.0");
    QFile grants(path("data/grants.json"));
    QVERIFY(grants.open(QIODevice::ReadOnly));
    QCOMPARE(grants.readAll(), text);
    QVERIFY(!QFile::exists(path("data/grants.json.damaged")));
}

void TestStoreCommands::decisionsOfAnOlderProgramAreKept()
{
    QCOMPARE(installed({}).exitCode, 0);
    QVERIFY(write(path("data/grants.json"), R"({"version": 2, "resources": {
        "com.example.prices": {"capabilities": {"network:ws": "granted"}, "hosts": {}},
        "com.example.gone": {"capabilities": {"network:ws": "granted"}, "hosts": {}}}})"));
    COMPARE_JSON(runJson({QStringLiteral("info"), id}).at("permissions").at("capabilities"),
        {{"network:ws", "granted"}});
    QCOMPARE(run({QStringLiteral("install"), folderOf({"1.1.0"})}).exitCode, 0);
}

void TestStoreCommands::grantsAndRevokes()
{
    QCOMPARE(installed({}).exitCode, 0);
    const QString a = QStringLiteral("wss://a.example");
    COMPARE_JSON(
        runJson({QStringLiteral("revoke"), id, a}).at("hosts"), {{"wss://a.example", "refused"}});
    COMPARE_JSON(
        runJson({QStringLiteral("grant"), id, a}).at("hosts"), {{"wss://a.example", "granted"}});
    COMPARE_JSON(
        runJson({QStringLiteral("revoke"), id}).at("capabilities"), {{"network:ws", "refused"}});
    COMPARE_JSON(
        runJson({QStringLiteral("grant"), id, QStringLiteral("network:ws")}).at("capabilities"),
        {{"network:ws", "granted"}});
    QVERIFY(run({QStringLiteral("permissions")}).output.contains("granted  network:ws"));
    QVERIFY(runJson({QStringLiteral("permissions"), id})
                .at("resources")
                .contains("com.example.prices"));
}

void TestStoreCommands::grantsOnlyWhatIsAskedFor()
{
    QCOMPARE(installed({}).exitCode, 0);
    const Decisions before = decisions();
    QCOMPARE(run({QStringLiteral("grant"), id, QStringLiteral("wss://evil.example")}).exitCode, 1);
    QCOMPARE(run({QStringLiteral("grant"), QStringLiteral("com.example.other"),
                     QStringLiteral("network:ws")})
                 .exitCode,
        1);
    QVERIFY(decisions() == before);
    QCOMPARE(GrantStore(path("data")).all().size(), size_t(1));
}

void TestStoreCommands::infoVerifies()
{
    QCOMPARE(installed({}).exitCode, 0);
    const Json entry = runJson({QStringLiteral("info"), id, QStringLiteral("--verify")});
    COMPARE_JSON(entry.at("verified"), true);
    const QString page = QString::fromStdString(entry.at("current").at("folder").get<std::string>())
        + QStringLiteral("/index.html");
    QVERIFY(write(page, "<p>Priced</p>")); // as long as before
    COMPARE_JSON(
        runJson({QStringLiteral("info"), id, QStringLiteral("--verify")}).at("error").at("code"),
        "damaged");
}

void TestStoreCommands::validates()
{
    const QString folder = folderOf({});
    COMPARE_JSON(runJson({QStringLiteral("validate"), folder}).at("id"), "com.example.prices");
    QVERIFY(write(folder + QStringLiteral("/resource.json"), "{}"));
    const ProgramOutcome outcome = run({QStringLiteral("validate"), folder});
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.errors.count('\n'), 1);
    QVERIFY(outcome.errors.contains("resource.json"));
    QVERIFY(!QFile::exists(path("data")));
}

//! As for all warnings, the exit code stays 0.
void TestStoreCommands::warnsOfMissingFiles()
{
    Version version;
    version.page = "<script src=prices.js></script>";
    const QString folder = folderOf(version);
    const QString package = path("prices.rpk");
    const QByteArray warning = "\"index.html\": <script src> refers to \"prices.js\", which does "
                               "not exist; add the file or correct the reference";
    for (const QStringList& command : {QStringList{QStringLiteral("validate"), folder},
             {QStringLiteral("pack"), folder, QStringLiteral("-o"), package},
             {QStringLiteral("validate"), package}}) {
        const ProgramOutcome outcome = run(command);
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.errors.contains("warning: " + warning), outcome.errors.constData());
        COMPARE_JSON(runJson(command).at("warnings"), Json::array({warning.toStdString()}));
    }
    QVERIFY(write(folder + QStringLiteral("/prices.js"), ""));
    COMPARE_JSON(runJson({QStringLiteral("validate"), folder}).at("warnings"), Json::array());
}

void TestStoreCommands::showsDefaultHeaders()
{
    const QString folder = folderOf({});
    const QString file = folder + QStringLiteral("/resource.json");
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    Json manifest = Json::parse(text.begin(), text.end());
    manifest["network"]["ws"]["headers"]
        = {{"Origin", "https://prices.example"}, {"X-A", "\u00e4\u009b"}};
    QVERIFY(write(file, toText(manifest)));
    COMPARE_JSON(runJson({QStringLiteral("validate"), folder}).at("headers").at("Origin"),
        "https://prices.example");
    const QByteArray output = run({QStringLiteral("validate"), folder}).output;
    QVERIFY(output.contains("\nheader Origin: https://prices.example\n"));
    QVERIFY(output.contains("\nheader X-A: \xC3\xA4\\u009b\n"));
    QCOMPARE(run({QStringLiteral("install"), folder, QStringLiteral("--yes")}).exitCode, 0);
    QVERIFY(run({QStringLiteral("info"), id})
                .output.contains("\nheader Origin: https://prices.example\n"));
    manifest["network"]["ws"]["headers"] = {{"Host", "prices.example"}};
    QVERIFY(write(file, toText(manifest)));
    const ProgramOutcome outcome = run({QStringLiteral("validate"), folder});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains("at /network/ws/headers/Host: headers must not set Host"));
}

//! Authors are warned for their users, and users on this computer.
void TestStoreCommands::warnsOfANewerEngine()
{
    const QString folder = folderOf({});
    const QString file = folder + QStringLiteral("/resource.json");
    COMPARE_JSON(runJson({QStringLiteral("validate"), folder}).at("minimumChrome"), nullptr);
    const auto askFor = [&file](int chrome) {
        QByteArray text = manifestOf({});
        text.insert(1, "\"minimumChrome\": " + QByteArray::number(chrome) + ", ");
        return write(file, text);
    };
    QVERIFY(askFor(102));
    COMPARE_JSON(runJson({QStringLiteral("validate"), folder}).at("warnings"), Json::array());
    QVERIFY(askFor(103));
    const Json validated = runJson({QStringLiteral("validate"), folder});
    COMPARE_JSON(validated.at("minimumChrome"), 103);
    COMPARE_JSON(validated.at("warnings"),
        Json::array({"resource.json: minimumChrome is 103, but Debian 12 has Chrome 102; build for "
                     "that version to reach its users"}));
    const QStringList pack{
        QStringLiteral("pack"), folder, QStringLiteral("-o"), path("prices.rpk")};
    COMPARE_JSON(runJson(pack).at("warnings"), validated.at("warnings"));

    QVERIFY(askFor(999));
    const ProgramOutcome outcome
        = run({QStringLiteral("install"), folder, QStringLiteral("--yes")});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.errors.contains(
                 "warning: com.example.prices is made for Chrome 999 or newer, but the web engine"),
        outcome.errors.constData());
    QVERIFY(run({QStringLiteral("info"), id}).output.contains("\nmade for Chrome 999 or newer\n"));
}

void TestStoreCommands::packsReproducibly()
{
    const QString folder = folderOf({});
    QByteArray first;
    for (const char* const name : {"one.rpk", "two.rpk"}) {
        QCOMPARE(
            run({QStringLiteral("pack"), folder, QStringLiteral("-o"), path(name)}).exitCode, 0);
        QFile package(path(name));
        QVERIFY(package.open(QIODevice::ReadOnly));
        const QByteArray bytes = package.readAll();
        QVERIFY(first.isEmpty() || bytes == first);
        first = bytes;
        QFile page(folder + QStringLiteral("/index.html"));
        QVERIFY(page.open(QIODevice::ReadWrite));
        QVERIFY(page.setFileTime(
            QDateTime::currentDateTime().addDays(-9), QFileDevice::FileModificationTime));
    }
}

void TestStoreCommands::keysAreNotReplaced()
{
    QCOMPARE(run({QStringLiteral("keygen"), path("key")}).exitCode, 0);
    QFile key(path("key"));
    QVERIFY(key.open(QIODevice::ReadOnly));
    const QByteArray before = key.readAll();
    const ProgramOutcome outcome = run({QStringLiteral("keygen"), path("key")});
    QCOMPARE(outcome.exitCode, 1);
    key.seek(0);
    QCOMPARE(key.readAll(), before);
    QVERIFY(!(key.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestStoreCommands::exportsTheLog()
{
    QVERIFY(run({QStringLiteral("export-log")}).output.contains("nothing is recorded"));
    {
        ContactLog log;
        log.addConnected(QUrl(QStringLiteral("wss://a.example/path?token=1")));
        ContactRecord record(path("data"), 90);
        record.add(id, log.take());
    }
    const ProgramOutcome outcome = run({QStringLiteral("export-log"), id});
    QVERIFY(outcome.output.contains("wss://a.example  connected  1 times"));
    QVERIFY(!outcome.output.contains("token"));
    COMPARE_JSON(Json(runJson({QStringLiteral("export-log")}).at("contacts").size()), 1);
    QCOMPARE(
        run({QStringLiteral("export-log"), QStringLiteral("-o"), path("log.json")}).exitCode, 0);
    QVERIFY(QFile::exists(path("log.json")));
    QVERIFY(run({QStringLiteral("export-log"), QStringLiteral("com.example.other")})
                .output.contains("nothing is recorded"));
}

//! A name can have what a terminal would obey, as far as a manifest may.
void TestStoreCommands::showsStrangersTextsInOneLine()
{
    const QString folder = folderOf({});
    QVERIFY(QFile::rename(
        folder + QStringLiteral("/index.html"), folder + QStringLiteral("/in\x1b[31m\ndex.html")));
    const ProgramOutcome outcome = run({QStringLiteral("install"), folder, QStringLiteral("-y")});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(!outcome.errors.contains('\x1b'));
    QCOMPARE(outcome.errors.count('\n'), 1);
}

void TestStoreCommands::usageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no package") << QStringList{QStringLiteral("install")};
    QTest::newRow("no capability")
        << QStringList{QStringLiteral("grant"), QStringLiteral("com.example.prices")};
    QTest::newRow("unknown capability") << QStringList{QStringLiteral("grant"),
        QStringLiteral("com.example.prices"), QStringLiteral("network:all")};
    QTest::newRow("unknown option")
        << QStringList{QStringLiteral("list"), QStringLiteral("--quiet")};
    QTest::newRow("unknown command") << QStringList{QStringLiteral("remove")};
}

void TestStoreCommands::usageErrors()
{
    QFETCH(QStringList, arguments);
    const ProgramOutcome outcome = runProgram(arguments);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.output.isEmpty());
    QVERIFY(!outcome.errors.isEmpty());
}

QTEST_GUILESS_MAIN(TestStoreCommands)
#include "tst_store_commands.moc"
