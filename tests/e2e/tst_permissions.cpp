#include "app/ui/check_row.h"
#include "app/ui/consent_dialog.h"
#include "app/ui/library/resource_card.h"
#include "app/ui/main_window.h"
#include "bridge/core/limits.h"
#include "tests/support/engine_test.h"
#include "tests/support/raw_server.h"

#include <QCheckBox>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>

using namespace portcullis;
using test::RawServer;

namespace {

const QString id = QStringLiteral("com.example.asking");
const GrantKey key = GrantKey::ofSample(id);

NetworkSettings through(const RawServer& proxy)
{
    NetworkSettings settings;
    settings.proxy = parseProxy(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())).value();
    return settings;
}

} // namespace

//! \brief What the user decides while a resource runs, in the real window.
//!
//! All connections go through a proxy of the test, so that no name is looked up.
class TestPermissions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void nothingIsSentBeforeTheAnswer();
    void neverIsForGood();
    void onceIsUntilItIsReloaded();
    void alwaysIsForGood();
    void noClickInTheFirstMoment();
    void noKeyAnswers();
    void oneQuestionAtATime();
    void askingTooOftenEnds();
    void theQuestionGoesWithItsConnection();
    void revokingElsewhereClosesAtOnce();
    void aHostThatIsNotCheckedIsRefused();

private:
    void open(const QByteArray& script, const QByteArray& hosts = {});
    ResourceTab* tab() const { return qobject_cast<ResourceTab*>(tabs()->currentWidget()); }
    QTabWidget* tabs() const { return m_window->findChild<QTabWidget*>(); }
    bool isAskedFor(const char* host) const;
    QPushButton* button(const char* name) const;
    void answer(const char* button);
    bool reachesProxy(const char* host) const;
    GrantStore store() const { return GrantStore(m_folder->filePath(QStringLiteral("data"))); }
    int count(const char* text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RawServer> m_proxy;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_lines; // of the console
};

void TestPermissions::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_proxy = std::make_unique<RawServer>();
    m_network = std::make_unique<NetworkThread>(through(*m_proxy));
    m_lines.clear();
    UserAnswer granted;
    granted.add(Capability::NetworkWs, Choice::Granted);
    QVERIFY(store().save(key, granted));
}

void TestPermissions::cleanup()
{
    m_window.reset();
    m_network.reset();
}

void TestPermissions::open(const QByteArray& script, const QByteArray& hosts)
{
    const QString library = m_folder->filePath(QStringLiteral("library"));
    QByteArray listed("\"frontend\"");
    if (!hosts.isEmpty())
        listed = "\"network\": {\"ws\": {\"hosts\": " + hosts + "}}, \"frontend\"";
    test::copyResource(test::resourceFixture("asking"), library + QStringLiteral("/one"),
        {{"{script}", script}, {"\"frontend\"", listed}});
    m_window.reset();
    m_library = std::make_unique<Library>(m_folder->filePath(QStringLiteral("data")), library);
    m_window
        = std::make_unique<MainWindow>(*m_library, store(), ProgramServices{*m_network, {}, {}});
    m_window->show();
    m_window->openResource(id);
    QTRY_VERIFY(tab());
    connect(tab(), &ResourceTab::consoleMessage, this,
        [this](const QString&, const QString& text) { m_lines << text; });
}

bool TestPermissions::isAskedFor(const char* host) const
{
    return test::waitFor([&] { return tab()->questionText().contains(QLatin1String(host)); });
}

QPushButton* TestPermissions::button(const char* name) const
{
    return tab()->findChild<QPushButton*>(QLatin1String(name));
}

void TestPermissions::answer(const char* name)
{
    QVERIFY(test::waitFor([&] { return button(name)->isVisible() && button(name)->isEnabled(); }));
    QTest::mouseClick(button(name), Qt::LeftButton);
}

bool TestPermissions::reachesProxy(const char* host) const
{
    const QByteArray start = QByteArray("CONNECT ") + host + ":80 ";
    return test::waitFor([&] { return m_proxy->received().startsWith(start); });
}

int TestPermissions::count(const char* text) const
{
    return int(m_lines.filter(QLatin1String(text)).size());
}

void TestPermissions::nothingIsSentBeforeTheAnswer()
{
    open("connect('ws://one.example/');");
    QVERIFY(isAskedFor("one.example (not encrypted)"));
    QVERIFY(tab()->questionText().contains(QStringLiteral("\u201cAsking\u201d")));
    QTRY_COMPARE(count("\"host.asked\""), 1);
    QCOMPARE(tabs()->tabText(1), QStringLiteral("Asking (asks)"));
    QTest::qWait(100);
    QCOMPARE(m_proxy->connectionCount(), 0);
}

void TestPermissions::neverIsForGood()
{
    open("connect('ws://one.example/');");
    answer("never");
    QTRY_COMPARE(count("the user has refused this host"), 1);
    QCOMPARE(tab()->questionText(), QString());
    QCOMPARE(tabs()->tabText(1), QStringLiteral("Asking"));
    QVERIFY(store().find(key).hosts.at(QStringLiteral("ws://one.example")) == Choice::Refused);
    tab()->reload();
    QTRY_COMPARE(count("host_denied"), 1);
    QCOMPARE(tab()->questionText(), QString());
    QCOMPARE(m_proxy->connectionCount(), 0);
}

void TestPermissions::onceIsUntilItIsReloaded()
{
    open("connect('ws://one.example/');");
    answer("once");
    QVERIFY(reachesProxy("one.example"));
    QVERIFY(store().find(key).hosts.empty());
    tab()->reload();
    QVERIFY(isAskedFor("one.example"));
    QCOMPARE(m_proxy->connectionCount(), 1);
}

void TestPermissions::alwaysIsForGood()
{
    open("connect('ws://one.example/');");
    answer("always");
    QVERIFY(reachesProxy("one.example"));
    QVERIFY(store().find(key).hosts.at(QStringLiteral("ws://one.example")) == Choice::Granted);
    m_window.reset(); // as after a new start
    open("connect('ws://one.example/');");
    QTRY_COMPARE(m_proxy->connectionCount(), 2);
    QCOMPARE(tab()->questionText(), QString());
}

void TestPermissions::noClickInTheFirstMoment()
{
    open("connect('ws://one.example/'); connect('ws://two.example/');");
    QVERIFY(isAskedFor("one.example"));
    QVERIFY(!button("always")->isEnabled());
    QTest::mouseClick(button("always"), Qt::LeftButton);
    QVERIFY(isAskedFor("one.example"));
    answer("always");
    QVERIFY(isAskedFor("two.example"));
    QVERIFY(!button("always")->isEnabled()); // a second click of the same finger
    QTest::mouseClick(button("always"), Qt::LeftButton);
    QVERIFY(reachesProxy("one.example"));
    QCOMPARE(m_proxy->connectionCount(), 1);
}

void TestPermissions::noKeyAnswers()
{
    open("connect('ws://one.example/');");
    QVERIFY(isAskedFor("one.example"));
    QTRY_VERIFY(button("always")->isEnabled());
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space, Qt::Key_Escape})
        QTest::keyClick(m_window.get(), key);
    QVERIFY(isAskedFor("one.example"));
    QVERIFY(!button("always")->hasFocus());
    QCOMPARE(m_proxy->connectionCount(), 0);
}

void TestPermissions::oneQuestionAtATime()
{
    open("for (const name of ['one', 'two', 'three']) connect(`ws://${name}.example/`);");
    QVERIFY(isAskedFor("one.example"));
    answer("never");
    QVERIFY(isAskedFor("two.example"));
    answer("once");
    QVERIFY(isAskedFor("three.example"));
    QVERIFY(reachesProxy("two.example"));
    QCOMPARE(m_proxy->connectionCount(), 1);
}

//! Each refusal brings the next question, until enough is enough.
void TestPermissions::askingTooOftenEnds()
{
    open("let next = 0; const ask = () => connect(`ws://host${next++}.example/`);"
         "addEventListener('message', ({ data }) => {"
         "    if (data.event !== 'close' && data.type !== 'rp:response') return;"
         "    if (next < 20) ask();"
         "}); ask();");
    for (int i = 0; i < limits::maxHostQuestions; ++i) {
        QVERIFY(isAskedFor(qPrintable(QStringLiteral("host%1.").arg(i))));
        answer("never");
    }
    QTRY_VERIFY(count("the user is not asked for further hosts") > 1);
    QCOMPARE(tab()->questionText(), QString());
    QCOMPARE(m_proxy->connectionCount(), 0);
    tab()->reload();
    QVERIFY(isAskedFor("host8."));
}

void TestPermissions::theQuestionGoesWithItsConnection()
{
    open("connect('ws://one.example/'); setTimeout(() => parent.postMessage({ type: 'rp:request',"
         " method: 'ws.close', params: { connectionId: 'c1' } }, '*'), 300);");
    QVERIFY(isAskedFor("one.example"));
    QTRY_COMPARE(tab()->questionText(), QString());
    QCOMPARE(m_proxy->connectionCount(), 0);
}

//! As the command line does it, in a process of its own.
void TestPermissions::revokingElsewhereClosesAtOnce()
{
    RawServer server;
    const QByteArray host = server.address().toUtf8();
    m_network = std::make_unique<NetworkThread>(NetworkSettings());
    open("connect('" + host + "');", "[\"" + host + "\"]");
    QTRY_COMPARE(server.connectionCount(), 1);
    QVERIFY(server.acceptHandshake());
    QTRY_COMPARE(count("\"event\":\"open\""), 1);
    UserAnswer refused;
    refused.add(HostPattern::parse(QString::fromUtf8(host)).value(), Choice::Refused);
    QVERIFY(store().save(key, refused));
    QTRY_VERIFY(server.isGone());
    QTRY_COMPARE(count("the user has revoked the permission"), 1);
    QCOMPARE(count("\"grants.changed\""), 1);
    UserAnswer revoked;
    revoked.add(Capability::NetworkWs, Choice::Refused);
    QVERIFY(store().save(key, revoked));
    QTRY_COMPARE(count("\"granted\":[]"), 1);
}

void TestPermissions::aHostThatIsNotCheckedIsRefused()
{
    RawServer yes;
    RawServer no;
    m_network = std::make_unique<NetworkThread>(NetworkSettings());
    QVERIFY(store().forget(id));
    QTimer clicks;
    connect(&clicks, &QTimer::timeout, this, [&] {
        auto* const dialog = qobject_cast<ConsentDialog*>(QApplication::activeModalWidget());
        if (!dialog || !dialog->findChild<QPushButton*>(QStringLiteral("allow"))->isEnabled())
            return;
        for (CheckRow* const row : dialog->findChildren<CheckRow*>()) {
            auto* const box = row->findChild<QCheckBox*>();
            if (box->accessibleName().contains(QString::number(no.port())) && box->isChecked())
                QTest::mouseClick(box, Qt::LeftButton);
        }
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("allow")), Qt::LeftButton);
    });
    clicks.start(20);
    QByteArray hosts = "'" + yes.address().toUtf8() + "', '" + no.address().toUtf8() + "'";
    const QByteArray script = "for (const host of [" + hosts + "]) connect(host);";
    open(script, "[" + hosts.replace('\'', '"') + "]");
    QTRY_COMPARE(yes.connectionCount(), 1);
    QTRY_COMPARE(count("the user has refused this host"), 1);
    QCOMPARE(no.connectionCount(), 0);
    QVERIFY(store().find(key).hosts.at(yes.address()) == Choice::Granted);
    QVERIFY(store().find(key).hosts.at(no.address()) == Choice::Refused);
}

PORTCULLIS_ENGINE_TEST(TestPermissions)
#include "tst_permissions.moc"
