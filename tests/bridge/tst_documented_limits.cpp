#include "bridge/core/adjustable_limits.h"
#include "bridge/core/json.h"
#include "tests/support/fixtures.h"
#include "tests/support/session_harness.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <functional>

using namespace portcullis;

namespace {

//! A file of the checkout, with all white space in it as single blanks where \a isProse.
QString textOf(const char* path, bool isProse = false)
{
    QFile file(QStringLiteral(PORTCULLIS_SOURCE_DIR "/") + QLatin1String(path));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", path);
    const QString text = QString::fromUtf8(file.readAll());
    return isProse ? text.simplified() : text;
}

//! As the documents write a number: `1200`, `30 000`.
QString spoken(qint64 number)
{
    QString digits = QString::number(number);
    if (number < 10'000)
        return digits;
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, u' ');
    return digits;
}

//! The same with the largest unit that fits: `8 KiB`, `96.25 MiB`.
QString spokenBytes(qint64 bytes)
{
    constexpr std::array units{"KiB", "MiB", "GiB"};
    double amount = double(bytes);
    size_t unit = 0;
    for (amount /= 1024; amount >= 1024 && unit + 1 < units.size(); ++unit)
        amount /= 1024;
    return QStringLiteral("%1 %2").arg(amount).arg(QLatin1String(units[unit]));
}

//! The number that \a text begins with, in bytes where it has a unit; -1 if there is none.
qint64 firstNumber(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{1,3}(?: \\d{3})+|\\d+(?:\\.\\d+)?)(?: ([KMG])iB)?(?!\\w|\\.\\d)"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return -1;
    const qsizetype power = QStringLiteral("KMG").indexOf(match.captured(2)) + 1;
    const double unit = match.captured(2).isEmpty() ? 1 : double(qint64(1) << (10 * power));
    return qint64(match.captured(1).remove(u' ').toDouble() * unit);
}

QStringList namesOf(const Json& object)
{
    QStringList names;
    for (const auto& [name, value] : object.items())
        names << QString::fromStdString(name);
    names.sort();
    return names;
}

//! What `rp.hello` tells a resource for which nobody has changed a limit.
Json toldLimits()
{
    test::Harness harness;
    harness.request("h", "rp.hello", Json::object());
    return harness.answer("h").at("result").at("limits");
}

//! One line of the table in docs/protocol.md.
struct Row {
    bool hasStar = false;
    QString value;
};

QMap<QString, Row> documentedRows()
{
    static const QRegularExpression line(
        QStringLiteral("^\\| `(\\w+)`( \\*)? \\| ([^|]*) \\| [^|]* \\|$"),
        QRegularExpression::MultilineOption);
    const QString all = textOf("docs/protocol.md");
    const QString section
        = all.section(QStringLiteral("\n## Limits\n"), 1, 1).section(QStringLiteral("\n## "), 0, 0);
    QMap<QString, Row> rows;
    for (auto it = line.globalMatch(section); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        rows.insert(match.captured(1), {!match.captured(2).isEmpty(), match.captured(3)});
    }
    return rows;
}

//! The comments of the SDK's type, by the member.
QMap<QString, QString> sdkComments()
{
    static const QRegularExpression member(
        QStringLiteral("/\\*\\*[ *]*([^/]*) \\*/ readonly (\\w+): number;"));
    const QString all = textOf("sdk-js/src/host-info.ts", true)
                            .section(QStringLiteral("export interface HostInfo"), 0, 0);
    QMap<QString, QString> comments;
    for (auto it = member.globalMatch(all); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        comments.insert(match.captured(2), match.captured(1).remove(QStringLiteral(" *")));
    }
    return comments;
}

const Json* findText(const Json& object, const char* key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_string() ? &*found : nullptr;
}

//! The bound that a description of the schema names; -1 if it names none.
qint64 mostIn(const Json& description)
{
    static const QRegularExpression form(QStringLiteral("(?:at most|1 to) (\\d+)\\b(?! pixels)"));
    const QRegularExpressionMatch match
        = form.match(QString::fromStdString(description.get<std::string>()));
    return match.hasMatch() ? match.captured(1).toLongLong() : -1;
}

bool isAdjustable(const QString& name)
{
    return std::ranges::any_of(adjustableLimits(),
        [&name](const AdjustableLimit& limit) { return name == QLatin1String(limit.name); });
}

} // namespace

//! \brief What documents, types and fixtures say of a limit is what the code has.
class TestDocumentedLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void protocolHasEveryLimit();
    void protocolSaysHowFarTheyCanBeChanged();
    void sdkTypeHasEveryLimit();
    void sdkStartsWithTheDefault();
    void fixtureHasTheDefaults();
    void manualSaysHowFarTheyCanBeChanged();
    void optionsHaveTheirRanges_data();
    void optionsHaveTheirRanges();
    void protocolSaysInWords_data();
    void protocolSaysInWords();
    void scriptsHaveTheSame_data();
    void scriptsHaveTheSame();
    void schemaDescribesItsBounds();
};

void TestDocumentedLimits::protocolHasEveryLimit()
{
    const Json told = toldLimits();
    const QMap<QString, Row> rows = documentedRows();
    QCOMPARE(QStringList(rows.keys()), namesOf(told));
    for (const auto& [name, value] : told.items()) {
        const Row row = rows.value(QString::fromStdString(name));
        if (firstNumber(row.value) != value.get<qint64>())
            QFAIL(qPrintable(QString::fromStdString(name) + QStringLiteral(": ") + row.value));
    }
}

void TestDocumentedLimits::protocolSaysHowFarTheyCanBeChanged()
{
    const QMap<QString, Row> rows = documentedRows();
    for (const AdjustableLimit& limit : adjustableLimits()) {
        const Row row = rows.value(QLatin1String(limit.name));
        QVERIFY2(row.hasStar == limit.byManifest, limit.name);
        const QString inBrackets = row.value.section(u'(', 1).section(u')', 0, 0);
        QVERIFY2(firstNumber(inBrackets) == limit.ceiling, limit.name);
    }
    const auto stars = std::ranges::count_if(rows, [](const Row& row) { return row.hasStar; });
    QCOMPARE(stars, std::ranges::count_if(adjustableLimits(), &AdjustableLimit::byManifest));
}

void TestDocumentedLimits::sdkTypeHasEveryLimit()
{
    const Json told = toldLimits();
    const QMap<QString, QString> comments = sdkComments();
    QCOMPARE(QStringList(comments.keys()), namesOf(told));
    for (const auto& [key, value] : told.items()) {
        const QString name = QString::fromStdString(key);
        const bool canChange = isAdjustable(name) || name == QLatin1String("maxRequestBytes");
        const QString lead = canChange ? QStringLiteral("Default: ") : QStringLiteral("Always ");
        const QString comment = comments.value(name);
        if (firstNumber(comment.section(lead, 1)) != value.get<qint64>())
            QFAIL(qPrintable(name + QStringLiteral(": ") + comment));
    }
}

void TestDocumentedLimits::sdkStartsWithTheDefault()
{
    const QString events = QString::number(Limits().maxKeptEvents);
    QVERIFY(textOf("sdk-js/src/known-limits.ts")
                .contains(QStringLiteral("maxKeptEvents = %1;").arg(events)));
    QVERIFY(textOf("sdk-js/README.md")
                .contains(QStringLiteral("`limits.maxKeptEvents` (%1)").arg(events)));
}

void TestDocumentedLimits::fixtureHasTheDefaults()
{
    const Json messages = test::jsonFixture(QStringLiteral("protocol/host-messages.json"));
    const auto greeting = std::ranges::find_if(
        messages, [](const Json& entry) { return entry.at("name") == "an answer to rp.hello"; });
    QVERIFY(greeting != messages.end());
    QCOMPARE(QByteArray::fromStdString(greeting->at("message").at("result").at("limits").dump()),
        QByteArray::fromStdString(toldLimits().dump()));
}

void TestDocumentedLimits::manualSaysHowFarTheyCanBeChanged()
{
    const QString manual = textOf("app/install/man/portcullis.1");
    for (const AdjustableLimit& limit : adjustableLimits()) {
        const QString entry
            = manual.section(QStringLiteral(".It Li %1\n").arg(QLatin1String(limit.name)), 1, 1);
        const QString most = entry.section(u'\n', 0, 0).section(QStringLiteral(", "), -1);
        QVERIFY2(firstNumber(most) == limit.ceiling, limit.name);
    }
}

void TestDocumentedLimits::optionsHaveTheirRanges_data()
{
    QTest::addColumn<QString>("least");
    QTest::addColumn<QString>("most");
    QTest::addColumn<QString>("preset");
    const auto row
        = [](const char* sentence, const QString& least, const QString& most,
              const QString& preset) { QTest::newRow(sentence) << least << most << preset; };
    const QString least = spoken(limits::minInterval.count());
    const QString most = spoken(limits::maxInterval.count());
    row("timeoutMs of an attempt", spoken(1), spoken(limits::maxHandshakeTimeout.count()),
        spoken(limits::handshakeTimeout.count()));
    row("intervalMs", least, most, spoken(limits::heartbeatInterval.count()));
    row("timeoutMs of a pong", least, most, spoken(limits::heartbeatTimeout.count()));
    row("maxRetries", spoken(0), spoken(limits::maxRetries), spoken(limits::defaultRetries));
    row("initialDelayMs", least, most, spoken(limits::initialRetryDelay.count()));
    row("maxDelayMs", least, most, spoken(limits::maxRetryDelay.count()));
    row("jitter", spoken(0), spoken(1), QString::number(limits::retryJitter));
}

void TestDocumentedLimits::optionsHaveTheirRanges()
{
    QFETCH(QString, least);
    QFETCH(QString, most);
    QFETCH(QString, preset);
    const QString name = QString::fromUtf8(QTest::currentDataTag()).section(u' ', 0, 0);
    const QString range = QStringLiteral("%1 to %2").arg(least, most);
    const QString value = QRegularExpression::escape(preset);
    const QRegularExpression inProtocol(
        QStringLiteral("`%1`[^`]*\\b%2, default %3(?! ?\\d)").arg(name, range, value));
    QVERIFY(textOf("docs/protocol.md", true).contains(inProtocol));
    const QRegularExpression inTypes(
        QStringLiteral("\\b%2\\b[^/]*Default: %3\\. \\*/ %1\\?:").arg(name, range, value));
    QVERIFY(textOf("sdk-js/src/connect-options.ts", true).contains(inTypes));
}

void TestDocumentedLimits::protocolSaysInWords_data()
{
    using namespace limits;
    QTest::addColumn<QString>("number");
    const auto row
        = [](const char* sentence, const QString& number) { QTest::newRow(sentence) << number; };
    const auto seconds = [](std::chrono::milliseconds time) {
        return QString::number(double(time.count()) / 1000);
    };
    row("A string of the sender's choice, at most % bytes", spoken(maxRequestIdBytes));
    row("% levels deep", spoken(maxRequestDepth));
    row("Connections may wait for % hosts at a time", spoken(maxUndecidedHosts));
    row("After % hosts in a row that the user did not allow", spoken(maxHostQuestions));
    row("array of at most % strings, optional: features", spoken(maxHelloFeatures));
    row("a string of the caller's choice, 1 to % bytes", spoken(maxConnectionIdBytes));
    row("are tried one after the other, % ms apart", spoken(attemptDelay.count()));
    row("but at most % seconds", seconds(handshakeTurn));
    row("a [URL](#urls) of at most %.", spokenBytes(maxUrlBytes));
    row("array of at most % different tokens", spoken(maxProtocols));
    row("different tokens of at most % bytes", spoken(maxProtocolBytes));
    row("A close code in `exceptCodes` (at most %, default none)", spoken(maxExceptCodes));
    row("where each waiting message counts % bytes more than its data",
        spoken(queuedMessageOverhead));
    row("`reason`, at most % bytes of UTF-8", spoken(maxCloseReasonBytes));
    row("after % seconds in which the peer takes nothing", seconds(closeTimeout));
    row("a string or bytes as for `ws.send`, at most % bytes", spoken(maxPingBytes));
    row("at most % pings, those of the heartbeat not counted", spoken(maxPendingPings));
    row("For `bufferedAmount`; at most % ms late", spoken(writtenReportInterval.count()));
    row("It has % seconds to close", seconds(farewellTimeout));
    row("or past %, the peer is cut off", spokenBytes(maxDiscardedBytes));
    row("A `ws.connect` counts %, and a `ws.send` only if it fails", spoken(connectCost));
    row("what the resource asks waits; at % of it the resource is stopped",
        spokenBytes(maxWaitingRequestBytes));
    row("before it sends more than % ahead", spokenBytes(maxUnacknowledgedBytes));
    row("does not read the answers is stopped at % of them", spokenBytes(maxWaitingAnswerBytes));
    row("% console lines in a second", spoken(maxConsoleLinesPerSecond));
    row("console lines in a second (% at once;", spoken(maxConsoleLinesAtOnce));
    row("% messages posted to the window in a second", spoken(maxWindowMessagesPerSecond));
    row("messages posted to the window in a second (% at once)", spoken(maxWindowMessagesAtOnce));
    row("% files loaded or addresses tried in a second", spoken(maxLoadsPerSecond));
    row("files loaded or addresses tried in a second (% at once)", spoken(maxLoadsAtOnce));
    row("% documents in a minute", spoken(maxDocumentsPerMinute));
    row("or % packets and lines", spoken(maxUnansweredLines));
    row("packets and lines, or % of them", spokenBytes(maxUnansweredUnits * 2));
    row("Files are given at % in a second", spoken(maxFilesPerSecond));
    row("Files are given at 100 in a second (% at once;", spoken(maxFilesAtOnce));
    row("a page counts as % of them", spoken(pageCost));
    row("where more than % of them wait", spoken(maxWaitingFiles));
    row("does not take it for % seconds", seconds(maxStreamAbsence));
    row("or % times in a row without anything", spoken(maxVainStreams));
    row("A resource that does not answer for % seconds", seconds(answerTimeout));
}

void TestDocumentedLimits::protocolSaysInWords()
{
    QFETCH(QString, number);
    const QString sentence = QString::fromUtf8(QTest::currentDataTag()).replace(u'%', number);
    QVERIFY2(textOf("docs/protocol.md", true).contains(sentence), qPrintable(sentence));
}

void TestDocumentedLimits::scriptsHaveTheSame_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("sentence");
    const auto row
        = [](const char* file, const char* name, qint64 number, const QString& sentence) {
              QTest::newRow(file) << QString::fromLatin1(name) << number << sentence;
          };
    using namespace limits;
    row("storage-items", "maxUnits", maxStorageUnits,
        QStringLiteral("%1 Mi UTF-16 units each").arg(maxStorageUnits / mebibyte));
    row("cookie-jar", "maxCookies", maxCookies, QStringLiteral("%1 cookies").arg(maxCookies));
    row("cookie-text", "maxCookieBytes", maxCookieBytes,
        QStringLiteral("name and value of at most %1 bytes").arg(spoken(maxCookieBytes)));
    row("cookie-text ", "maxAttributeBytes", maxCookieAttributeBytes,
        QStringLiteral("attributes of at most %1").arg(spoken(maxCookieAttributeBytes)));
}

//! The scripts of documents, and what authors are told of them.
void TestDocumentedLimits::scriptsHaveTheSame()
{
    QFETCH(QString, name);
    QFETCH(qint64, number);
    QFETCH(QString, sentence);
    const QString file = QString::fromUtf8(QTest::currentDataTag()).trimmed();
    const QString path = QStringLiteral("app/shell/frame/%1.ts").arg(file);
    const QString code = textOf(qPrintable(path)).remove(u'_');
    QVERIFY(code.contains(QStringLiteral("const %1 = %2;").arg(name).arg(number)));
    QVERIFY2(textOf("docs/pages.md", true).contains(sentence), qPrintable(sentence));
}

//! Its keywords are what the program checks with; its descriptions are for people.
void TestDocumentedLimits::schemaDescribesItsBounds()
{
    const Json schema = Json::parse(textOf("docs/resource.schema.json").toStdString());
    int described = 0;
    const std::function<void(const Json&)> check = [&](const Json& part) {
        const Json* const text = findText(part, "description");
        for (const char* const keyword : {"maximum", "maxItems", "maxLength"}) {
            const qint64 most = text && part.contains(keyword) ? mostIn(*text) : -1;
            if (most < 0)
                continue;
            ++described;
            if (most != part.at(keyword).get<qint64>())
                QFAIL(text->get<std::string>().c_str());
        }
        for (const Json& inner : part) {
            if (inner.is_structured())
                check(inner);
        }
    };
    check(schema);
    QVERIFY(described >= 14);
}

QTEST_GUILESS_MAIN(TestDocumentedLimits)
#include "tst_documented_limits.moc"
