#include "tests/support/engine_test.h"

using namespace portcullis;
using test::OpenResource;
using test::resourceFixture;

namespace {

//! The fixture with that of its scripts.
OpenResource openPage(const char* script, const Defenses& defenses = {})
{
    return {resourceFixture("stand-ins"), {}, {{"{script}", script}}, {}, {}, defenses};
}

//! The frame has an origin, and nothing is put in the place of what is the engine's.
Defenses engineAlone()
{
    Defenses defenses;
    defenses.frameSandbox = false;
    defenses.frameScript = false;
    return defenses;
}

//! Later engines name the property in this message; ours is that of Chromium 102 with each.
QByteArrayList withoutPropertyName(const QByteArrayList& cases)
{
    static const QRegularExpression name(QStringLiteral("(set a named property) '[^']*'"));
    QByteArrayList without;
    for (const QByteArray& line : cases)
        without << QString::fromUtf8(line).replace(name, QStringLiteral("\\1")).toUtf8();
    return without;
}

} // namespace

//! \brief What a document has in place of what the engine keeps for an origin.
class TestStandIns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void storageAnswersAsTheEnginesOwn();
    void cookiesAreReadAsTheEngineReadsThem();
    void cookiesHaveTheirBounds();
    void eachDocumentHasItsOwn();
    void nothingIsKept();
    void nothingThrowsWhenItIsRead();
    void nothingIsLookedUpInThePage();
};

void TestStandIns::storageAnswersAsTheEnginesOwn()
{
    OpenResource engine = openPage("storage.js", engineAlone());
    QVERIFY(engine.waitForLine("all cases"));
    engine.tab().hide();
    OpenResource open = openPage("storage.js");
    QVERIFY(open.waitForLine("all cases"));
    const QByteArrayList expected = withoutPropertyName(engine.cases());
    QVERIFY(expected.size() > 300);
    QCOMPARE(open.cases(), expected);
}

void TestStandIns::cookiesAreReadAsTheEngineReadsThem()
{
    OpenResource open = openPage("cookies.js");
    QVERIFY(open.waitForLine("all cases"));
    QCOMPARE(open.cases(), test::fixtureLines(QStringLiteral("stand-ins/cookies.txt")));
}

void TestStandIns::cookiesHaveTheirBounds()
{
    OpenResource open = openPage("many-cookies.js");
    QVERIFY(open.waitForLine("180 cookies, then 180 from c1=1 to more=1"));
    QVERIFY(open.waitForLine("before true, after false"));
}

void TestStandIns::eachDocumentHasItsOwn()
{
    OpenResource open = openPage("frames.js");
    QVERIFY(open.waitForLine("all cases"));
    const char* const inner = R"([[0,0,""],"1","inner=1",[]])";
    QByteArrayList expected;
    for (const char* kind : {"srcdoc", "blob", "own"})
        expected << QByteArray(kind) + " => " + inner;
    expected << R"(page => [["outer"],"outer=1"])";
    QCOMPARE(open.cases(), expected);
}

void TestStandIns::nothingIsKept()
{
    OpenResource open = openPage("reload.js");
    QVERIFY(open.waitForLine(R"(kept [0,0,""])"));
}

void TestStandIns::nothingThrowsWhenItIsRead()
{
    OpenResource open = openPage("absent.js");
    QVERIFY(open.waitForLine("all cases"));
    QCOMPARE(open.count("there: ,."), 1);
    QCOMPARE(open.count("throwing: ."), 1);
    QCOMPARE(open.count("beacon sent: false"), 1);
}

void TestStandIns::nothingIsLookedUpInThePage()
{
    OpenResource open = openPage("replaced.js");
    QVERIFY(open.waitForLine("storage 122a0 cookies c=3; d=4"));
    for (const char* line : {"fetched true true", "worker up", "shared up"})
        QVERIFY(open.waitForLine(line));
}

PORTCULLIS_ENGINE_TEST(TestStandIns)
#include "tst_stand_ins.moc"
