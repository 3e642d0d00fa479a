#include "app/library/user_answer.h"

#include <QTest>

using namespace portcullis;

namespace {

const QString a = QStringLiteral("wss://a.com");
const QString b = QStringLiteral("wss://b.com");

HostPattern pattern(const QString& text)
{
    return HostPattern::parse(text).value();
}

Decisions with(const std::map<QString, Choice>& hosts)
{
    return {{}, hosts};
}

} // namespace

//! What the user said is applied to what is saved by then.
class TestUserAnswer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void applies_data();
    void applies();
    void capabilitiesAreTheSame();
    void keepsTheRefusalsAlone();
    void revokesWhatCameMeanwhile();
    void saysSoWhateverWasThere();
    void knowsWhenItSaysNothing();
};

void TestUserAnswer::applies_data()
{
    QTest::addColumn<int>("known"); // 0 undecided, 1 granted, 2 refused; of one host
    QTest::addColumn<int>("decided");
    QTest::addColumn<int>("saved");
    QTest::addColumn<int>("result");
    QTest::newRow("a grant") << 0 << 1 << 0 << 1;
    QTest::newRow("a refusal") << 0 << 2 << 0 << 2;
    QTest::newRow("a grant that is taken back") << 1 << 2 << 1 << 2;
    QTest::newRow("a refusal that is lifted") << 2 << 1 << 2 << 1;
    QTest::newRow("to be asked again, after a refusal") << 2 << 0 << 2 << 0;
    QTest::newRow("to be asked again, after a grant") << 1 << 0 << 1 << 0;
    QTest::newRow("nothing is said of a grant that was revoked meanwhile") << 1 << 1 << 2 << 2;
    QTest::newRow("nothing is said of a grant that was forgotten meanwhile") << 1 << 1 << 0 << 0;
    QTest::newRow("nothing is said of a refusal that was lifted meanwhile") << 2 << 2 << 1 << 1;
    QTest::newRow("a grant of what was refused meanwhile") << 0 << 1 << 2 << 2;
    QTest::newRow("a refusal of what was granted meanwhile") << 0 << 2 << 1 << 2;
    QTest::newRow("to be asked again, but refused meanwhile") << 1 << 0 << 2 << 2;
    QTest::newRow("nothing at all") << 0 << 0 << 1 << 1;
}

void TestUserAnswer::applies()
{
    QFETCH(int, known);
    QFETCH(int, decided);
    QFETCH(int, saved);
    QFETCH(int, result);
    const auto decisionsOf = [](int state) {
        if (state == 0)
            return with({{b, Choice::Granted}});
        return with({{a, state == 1 ? Choice::Granted : Choice::Refused}, {b, Choice::Granted}});
    };
    Decisions decisions = decisionsOf(saved);
    UserAnswer::between(decisionsOf(known), decisionsOf(decided)).applyTo(decisions);
    QVERIFY(decisions == decisionsOf(result));
}

void TestUserAnswer::capabilitiesAreTheSame()
{
    const Decisions granted{{{Capability::NetworkWs, Choice::Granted}}, {}};
    const Decisions refused{{{Capability::NetworkWs, Choice::Refused}}, {}};
    Decisions saved;
    UserAnswer::between({}, granted).applyTo(saved);
    QVERIFY(saved == granted);
    saved = refused;
    UserAnswer::between({}, granted).applyTo(saved);
    QVERIFY(saved == refused);
    UserAnswer::between(refused, granted).applyTo(saved);
    QVERIFY(saved == granted);
}

void TestUserAnswer::keepsTheRefusalsAlone()
{
    Decisions decided = with({{a, Choice::Refused}, {b, Choice::Granted}});
    decided.capabilities = {{Capability::NetworkWs, Choice::Granted}};
    Decisions saved = with({{a, Choice::Granted}});
    UserAnswer::refusalsIn(decided).applyTo(saved);
    QVERIFY(saved == with({{a, Choice::Refused}}));
}

void TestUserAnswer::revokesWhatCameMeanwhile()
{
    Decisions saved = with({{a, Choice::Granted}, {b, Choice::Refused}});
    UserAnswer::revokingAll({Capability::NetworkWs}).applyTo(saved);
    QVERIFY(saved.capabilities.at(Capability::NetworkWs) == Choice::Refused);
    QVERIFY(saved.hosts == with({{b, Choice::Refused}}).hosts);
}

void TestUserAnswer::saysSoWhateverWasThere()
{
    UserAnswer answer;
    answer.add(pattern(a), Choice::Granted);
    answer.add(Capability::NetworkWs, Choice::Granted);
    Decisions saved{{{Capability::NetworkWs, Choice::Refused}}, {{a, Choice::Refused}}};
    answer.applyTo(saved);
    QVERIFY(saved.capabilities.at(Capability::NetworkWs) == Choice::Granted);
    QVERIFY(saved.hosts.at(a) == Choice::Granted);
}

void TestUserAnswer::knowsWhenItSaysNothing()
{
    QVERIFY(UserAnswer().isEmpty());
    const Decisions same = with({{a, Choice::Granted}});
    QVERIFY(UserAnswer::between(same, same).isEmpty());
    QVERIFY(UserAnswer::refusalsIn(same).isEmpty());
    QVERIFY(!UserAnswer::between({}, same).isEmpty());
    QVERIFY(!UserAnswer::between(same, {}).isEmpty());
    QVERIFY(!UserAnswer::revokingAll().isEmpty());
}

QTEST_GUILESS_MAIN(TestUserAnswer)
#include "tst_user_answer.moc"
