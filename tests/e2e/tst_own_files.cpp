#include "tests/support/engine_test.h"

using namespace portcullis;
using test::OpenResource;
using test::resourceFixture;

namespace {

//! The fixture with that of its scripts.
OpenResource openPage(const char* script)
{
    return {resourceFixture("own-files"), {}, {{"{script}", script}}};
}

//! What reading files comes to, in each global.
const QByteArray outcome
    = "text={ \"a\": 42 }; json=42; buffer=12; stream=12; head=200,application/json,; "
      "about=true,basic,true,true,false; missing: TypeError; post: TypeError; "
      "aborted before: AbortError; aborted after: AbortError; no mode: TypeError; "
      "no address: TypeError; another resource's: TypeError; a server's: TypeError; a blob=x; "
      "data=x; xhr=42";

} // namespace

//! \brief A resource's own files, as each global that it can have gets at them.
class TestOwnFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachGlobalReadsThem();
    void workersAreWhatTheyWereMadeOf();
};

void TestOwnFiles::eachGlobalReadsThem()
{
    OpenResource open = openPage("globals.js");
    QVERIFY(open.waitForLine("all cases"));
    const QByteArrayList cases = open.cases();
    QCOMPARE(cases.size(), 16);
    for (const QByteArray& line : cases)
        QCOMPARE(line, line.left(line.indexOf(" => ") + 4) + outcome);
}

void TestOwnFiles::workersAreWhatTheyWereMadeOf()
{
    OpenResource open = openPage("workers.js");
    QVERIFY(open.waitForLine("all cases"));
    QCOMPARE(open.cases(), test::fixtureLines(QStringLiteral("own-files/workers.txt")));
}

PORTCULLIS_ENGINE_TEST(TestOwnFiles)
#include "tst_own_files.moc"
