#include "app/ui/check_row.h"
#include "app/ui/consent_dialog.h"

#include <QCheckBox>
#include <QPushButton>
#include <QTest>

using namespace portcullis;

namespace {

using Occasion = ConsentRequest::Occasion;

const QString hostA = QStringLiteral("wss://a.com");
const QString hostB = QStringLiteral("wss://b.com");

Manifest manifestWith(const std::optional<QStringList>& hosts)
{
    Manifest manifest;
    manifest.capabilities = {Capability::NetworkWs};
    if (!hosts)
        return manifest;
    manifest.hosts.emplace();
    for (const QString& host : *hosts)
        manifest.hosts->push_back({HostPattern::parse(host).value(), {}});
    return manifest;
}

ConsentRequest installing(const Manifest& manifest)
{
    ConsentRequest request;
    request.resource.manifest = manifest;
    request.occasion = Occasion::Install;
    return request;
}

ConsentRequest updating(const Manifest& before, const Manifest& after, const Decisions& known)
{
    ConsentRequest request;
    request.resource.manifest = after;
    request.occasion = Occasion::Update;
    request.known = known;
    request.difference = PermissionDifference::between(before, after);
    return request;
}

//! What is decided with that button.
Decisions decide(const ConsentRequest& request, const char* button)
{
    ConsentDialog dialog(request);
    dialog.show();
    auto* const clicked = dialog.findChild<QPushButton*>(QLatin1String(button));
    if (!QTest::qWaitFor([clicked] { return clicked->isEnabled(); }, test::waitAtMostMs))
        return {};
    clicked->click();
    return dialog.result() == QDialog::Accepted ? dialog.decisions() : Decisions();
}

HostVerdict judge(const Manifest& manifest, const Decisions& decisions, const QString& host)
{
    return permissionsOf(manifest, decisions, HostPolicy::Unlisted::Undecided)
        .hosts.judge(QUrl(host + u'/'));
}

} // namespace

//! What the buttons decide, and that none grants what the user did not grant.
class TestConsentDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allowing();
    void refusingGrantsNoHost();
    void aRefusedCapabilityGrantsNoHost();
    void withoutWhatIsNew();
    void withoutWhatIsNewGrantsNothingUndecided();
    void withoutTheListThatIsGone();
    void aRefusalOfWhatIsWiderIsShown();
};

void TestConsentDialog::allowing()
{
    const Decisions decided = decide(installing(manifestWith({{hostA}})), "allow");
    QVERIFY(decided.capabilities.at(Capability::NetworkWs) == Choice::Granted);
    QVERIFY(decided.hosts.at(hostA) == Choice::Granted);
}

//! A version without a list asks for each host that was not granted.
void TestConsentDialog::refusingGrantsNoHost()
{
    const QString router = QStringLiteral("ws://192.168.1.1");
    Decisions decided = decide(installing(manifestWith({{hostA, router}})), "refuse");
    QVERIFY(decided.capabilities.at(Capability::NetworkWs) == Choice::Refused);
    decided.capabilities[Capability::NetworkWs] = Choice::Granted;
    QVERIFY(judge(manifestWith(std::nullopt), decided, hostA) == HostVerdict::Undecided);
    QVERIFY(judge(manifestWith(std::nullopt), decided, router) == HostVerdict::NotPublic);
}

void TestConsentDialog::aRefusedCapabilityGrantsNoHost()
{
    const Manifest before = manifestWith({{hostA}});
    const Decisions known{{{Capability::NetworkWs, Choice::Refused}}, {{hostA, Choice::Refused}}};
    const Decisions decided
        = decide(updating(before, manifestWith({{hostA, hostB}}), known), "refuse");
    QVERIFY(decided.capabilities.at(Capability::NetworkWs) == Choice::Refused);
    QVERIFY(decided.hosts.at(hostA) == Choice::Refused);
    QVERIFY(decided.hosts.at(hostB) == Choice::Refused);
    const Decisions undecidedHost{{{Capability::NetworkWs, Choice::Refused}}, {}};
    QVERIFY(decide(updating(before, manifestWith({{hostA, hostB}}), undecidedHost), "refuse")
                .hosts.count(hostA)
        == 0);
}

void TestConsentDialog::withoutWhatIsNew()
{
    const Manifest before = manifestWith({{hostA}});
    const Decisions decided
        = decide(updating(before, manifestWith({{hostA, hostB}}), grantAll(before)), "refuse");
    QVERIFY(decided.capabilities.at(Capability::NetworkWs) == Choice::Granted);
    QVERIFY(decided.hosts.at(hostA) == Choice::Granted);
    QVERIFY(decided.hosts.at(hostB) == Choice::Refused);
}

//! As after `install` without an answer: nothing was ever decided.
void TestConsentDialog::withoutWhatIsNewGrantsNothingUndecided()
{
    const Manifest after = manifestWith({{hostA, hostB}});
    const Decisions decided = decide(updating(manifestWith({{hostA}}), after, {}), "refuse");
    QVERIFY(decided.capabilities.empty()); // the user is asked when it is opened
    QVERIFY(decided.hosts == (std::map<QString, Choice>{{hostB, Choice::Refused}}));
}

void TestConsentDialog::withoutTheListThatIsGone()
{
    const Manifest before = manifestWith({{hostA}});
    const Manifest after = manifestWith(std::nullopt);
    const Decisions decided = decide(updating(before, after, grantAll(before)), "refuse");
    QVERIFY(decided.capabilities.at(Capability::NetworkWs) == Choice::Refused);
}

void TestConsentDialog::aRefusalOfWhatIsWiderIsShown()
{
    const QString below = QStringLiteral("wss://*.a.com");
    const QString hostX = QStringLiteral("wss://x.a.com");
    const Manifest before = manifestWith({{below, hostB}});
    Decisions known = grantAll(before);
    known.hosts = {{below, Choice::Refused}, {hostB, Choice::Granted}};
    const Manifest after = manifestWith({{hostX, hostB, QStringLiteral("wss://c.com")}});
    for (const char* const button : {"allow", "refuse"}) {
        const Decisions decided = decide(updating(before, after, known), button);
        QVERIFY(decided.hosts.at(hostX) == Choice::Refused);
        QVERIFY(judge(after, decided, hostX) == HostVerdict::Refused);
        QVERIFY(judge(after, decided, hostB) == HostVerdict::Permitted);
    }
}

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    TestConsentDialog test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_consent_dialog.moc"
