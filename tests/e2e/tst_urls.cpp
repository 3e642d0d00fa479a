#include "bridge/hosts/ws_url.h"
#include "tests/support/engine_test.h"
#include "tests/support/url_cases.h"

using namespace portcullis;

namespace {

//! What the page found out about one text.
struct Finding {
    QString text;
    QString href; //!< Of the engine's own URL class, with `ws` for `http`; null if it refuses.
    QString url; //!< Of a WebSocket of the SDK; null if its constructor throws.
};

QStringList allTexts()
{
    QStringList texts;
    for (const Json& value : test::publicUrlCases())
        texts << test::textOf(value, "input");
    for (const Json& value : test::publicDomainCases())
        texts << QStringLiteral("wss://%1/x").arg(test::textOf(value, "input"));
    for (const Json& value : test::jsonFixture(QStringLiteral("urls/wire.json")))
        texts
            << test::textOf(value, "url").replace(QStringLiteral("{port}"), QStringLiteral("9201"));
    return texts;
}

QString nullable(const Json& value)
{
    return value.is_string() ? QString::fromStdString(value) : QString();
}

QStringList readings(const Json& values)
{
    QStringList list;
    for (const Json& value : values)
        list << nullable(value);
    return list;
}

} // namespace

//! The engine's URL class and the gate read the same addresses.
class TestUrls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theGateReadsAsTheEngine();
    void theGateChangesNoUrlOfTheSdk();

private:
    std::vector<Finding> m_findings;
};

void TestUrls::initTestCase()
{
    const QStringList texts = allTexts();
    Json json = Json::array();
    for (const QString& text : texts)
        json.push_back(text.toStdString());
    const test::OpenResource open(test::resourceFixture("web-socket"), {},
        {{"{server}", "ws://127.0.0.1:1"}, {"{script}", R"(
            const texts = await (await fetch("texts.json")).json();
            const attempt = (make) => { try { return make(); } catch { return null; } };
            const hrefOf = (text) => {
                const url = new URL(text);
                url.protocol = url.protocol.replace("http", "ws");
                return url.href;
            };
            for (const text of texts) {
                log("found " + JSON.stringify([attempt(() => hrefOf(text)),
                    attempt(() => new WebSocket(text).url)]));
            }
        )"}},
        {}, {{QStringLiteral("texts.json"), QByteArray::fromStdString(json.dump())}});
    QVERIFY(open.waitForLine("log: done"));
    for (const QByteArray& line : open.console().split('\n')) {
        const qsizetype at = line.indexOf("found ");
        if (at < 0)
            continue;
        const Json found = Json::parse(line.mid(at + 6).toStdString());
        const QString text = texts.at(qsizetype(m_findings.size()));
        m_findings.push_back({text, nullable(found.at(0)), nullable(found.at(1))});
    }
    QCOMPARE(qsizetype(m_findings.size()), texts.size());
}

//! What the engines of Debian 12 and 13 read as the standard of their time did stands in
//! engine.json, with each of their readings; what is not there has to be the same.
void TestUrls::theGateReadsAsTheEngine()
{
    const Json older = test::jsonFixture(QStringLiteral("urls/engine.json"));
    for (const Finding& finding : m_findings) {
        const auto parts = UrlParts::parse(finding.text);
        const QString ours = parts ? QString::fromLatin1(parts->serialized()) : QString();
        const auto known = older.find(finding.text.toStdString());
        if (ours != finding.href && known != older.end())
            QVERIFY2(readings(*known).contains(finding.href),
                qPrintable(finding.text + u'\n' + finding.href));
        else
            QVERIFY2(ours == finding.href,
                qPrintable(finding.text + u'\n' + ours + u'\n' + finding.href));
    }
}

//! Whatever the engine's class has made of a text, the gate passes on as it is, or refuses.
void TestUrls::theGateChangesNoUrlOfTheSdk()
{
    qsizetype taken = 0;
    for (const Finding& finding : m_findings) {
        if (finding.url.isNull())
            continue;
        QCOMPARE(finding.url, finding.href);
        const auto url = WsUrl::check(finding.url);
        if (!url)
            continue;
        QCOMPARE(url->toString(), finding.url);
        ++taken;
    }
    QVERIFY(taken >= 200);
}

PORTCULLIS_ENGINE_TEST(TestUrls)
#include "tst_urls.moc"
