#include "tests/support/engine_test.h"
#include "tests/support/raw_server.h"

#include <QFile>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QWebEnginePage>
#include <QWebEngineView>

using namespace portcullis;
using test::OpenResource;
using test::RawServer;
using test::resourceFixture;

namespace {

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The rest of the line of /proc/<pid>/status that begins with \a name.
QByteArray statusOf(qint64 process, const char* name)
{
    const QByteArray status = readFile(QStringLiteral("/proc/%1/status").arg(process));
    for (const QByteArray& line : status.split('\n')) {
        if (line.startsWith(name))
            return line.mid(qsizetype(qstrlen(name))).simplified();
    }
    return {};
}

} // namespace

//! \brief What a resource's code cannot reach, whatever it was granted.
class TestIsolation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rendererIsSandboxed();
    void networkIsNotReached_data();
    void networkIsNotReached();
    void filesOutsideAreNotServed_data();
    void filesOutsideAreNotServed();
    void frameHasNoOriginOfItsOwn();
    void featuresAreOff_data();
    void featuresAreOff();
    void focusIsNotTaken();
    void nosyGetsNothing();
};

void TestIsolation::rendererIsSandboxed()
{
    OpenResource open(resourceFixture("scripted"), {}, {{"{script}", "console.log('up');"}});
    QVERIFY(open.waitForLine("log: up"));
    const qint64 renderer = open.tab().findChild<QWebEngineView*>()->page()->renderProcessPid();
    QVERIFY(renderer > 0);
    QCOMPARE(statusOf(renderer, "Seccomp:"), QByteArray("2")); // a filter is in force
    QCOMPARE(statusOf(renderer, "NoNewPrivs:"), QByteArray("1"));
    // A second process id: it lives in a pid namespace of its own.
    QVERIFY(statusOf(renderer, "NSpid:").split(' ').size() >= 2);
    QCOMPARE(statusOf(renderer, "CapEff:"), QByteArray("0000000000000000"));
    QVERIFY(statusOf(renderer, "Uid:").split(' ').at(0) != "0");
}

void TestIsolation::networkIsNotReached_data()
{
    QTest::addColumn<QByteArray>("script");
    const auto row
        = [](const char* name, const char* script) { QTest::newRow(name) << QByteArray(script); };
    row("WebSocket", "new WebSocket(server);");
    row("fetch", "fetch(http).catch(() => 0);");
    row("fetch without CORS", "fetch(http, { mode: 'no-cors' }).catch(() => 0);");
    row("XMLHttpRequest", "const x = new XMLHttpRequest(); x.open('GET', http); x.send();");
    row("EventSource", "new EventSource(http);");
    row("beacon", "navigator.sendBeacon(http, 'x');");
    row("image", "new Image().src = http;");
    row("frame",
        "document.body.append(Object.assign(document.createElement('iframe'), { src: http }));");
    row("script",
        "document.body.append(Object.assign(document.createElement('script'), { src: http }));");
    row("module", "import(http).catch(() => 0);");
    row("style sheet",
        "document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', "
        "href: http }));");
    row("preconnect",
        "document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', "
        "href: http }));");
    row("navigation", "location.href = http;");
    row("navigation of the host page", "top.location.href = http;");
    row("form",
        "const f = document.createElement('form'); f.action = http; document.body.append(f); "
        "f.submit();");
    row("window", "window.open(http);");
    row("link to a new window",
        "const a = document.createElement('a'); a.href = http; a.target = '_blank'; "
        "document.body.append(a); a.click();");
    row("worker",
        "new Worker(URL.createObjectURL(new Blob([`fetch('${http}'); new "
        "WebSocket('${server}')`])));");
    row("fresh frame",
        "const i = document.createElement('iframe'); i.srcdoc = `<script>new "
        "WebSocket('${server}'); fetch('${http}')<\\/script>`; document.body.append(i);");
    row("frame without a policy",
        "const w = document.createElement('iframe'); document.body.append(w); "
        "w.contentWindow?.eval?.(`new WebSocket('${server}')`);");
}

//! The script says nothing and all of it is in vain: the server sees no connection.
void TestIsolation::networkIsNotReached()
{
    QFETCH(QByteArray, script);
    RawServer server;
    OpenResource open(resourceFixture("scripted"), allCapabilities(),
        {{"{server}", server.address().toUtf8()},
            {"{script}",
                "const http = server.replace('ws:', 'http:') + '/';\n"
                "console.log('begun');\n"
                "try {\n"
                    + script + "\n} catch (error) { console.log(String(error)); }"}});
    QVERIFY(open.waitForLine("log: begun"));
    test::waitFor([] { return false; }, std::chrono::milliseconds(400));
    QCOMPARE(server.connectionCount(), 0);
}

void TestIsolation::filesOutsideAreNotServed_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char* url : {"resource://com.example.scripted/../../../../etc/passwd",
             "resource://com.example.scripted/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
             "resource://com.example.scripted/..%2f..%2f..%2fetc/passwd",
             "resource://com.example.scripted//etc/passwd",
             "resource://com.example.scripted/%2Fetc/passwd",
             "resource://com.example.scripted/..%5c..%5cetc/passwd",
             "resource://com.example.scripted/index.html%00.js",
             "resource://com.example.scripted/_rp/", "resource://com.example.scripted/_rp/../x",
             "resource://com.example.scripted/_rp/shell.js",
             "resource://com.example.other/index.html", "portcullis://shell/shell.js",
             "file:///etc/passwd", "qrc:/portcullis/sdk.js", "chrome://version/", "about:blank"})
        QTest::newRow(url) << QByteArray(url);
}

void TestIsolation::filesOutsideAreNotServed()
{
    QFETCH(QByteArray, url);
    const QByteArray script = "const x = new XMLHttpRequest();"
                              "x.onload = () => console.log('read ' + x.responseText.length);"
                              "x.onerror = () => console.log('refused');"
                              "try { x.open('GET', '"
        + url + "'); x.send(); } catch { console.log('refused'); }";
    OpenResource open(resourceFixture("scripted"), {}, {{"{script}", script}});
    QVERIFY(open.waitForLine("log: re"));
    QVERIFY2(open.count("log: refused") == 1, open.console().constData());
}

void TestIsolation::frameHasNoOriginOfItsOwn()
{
    const QByteArray script = R"(
        const attempt = (name, run) => {
            try { console.log(`${name}=${run()}`); } catch (error) { console.log(`${name}=${error.name}`); }
        };
        attempt("origin", () => self.origin);
        attempt("storage", () => localStorage.length);
        attempt("cookie", () => document.cookie.length);
        attempt("parent", () => parent.document.title);
        attempt("channel", () => parent.qt);
        attempt("own channel", () => typeof qt);
        attempt("webrtc", () => typeof RTCPeerConnection);
        attempt("top", () => { top.location.href = "about:blank"; return "went"; });
        attempt("dialog", () => confirm("?"));
    )";
    OpenResource open(resourceFixture("scripted"), allCapabilities(), {{"{script}", script}});
    QVERIFY(open.waitForLine("dialog="));
    for (const char* line :
        {"origin=null", "storage=0", "cookie=0", "parent=SecurityError", "channel=SecurityError",
            "own channel=undefined", "webrtc=undefined", "top=SecurityError", "dialog=false"})
        QVERIFY2(open.count(line) == 1, open.console().constData());
}

void TestIsolation::featuresAreOff_data()
{
    QTest::addColumn<QByteArray>("script");
    const QByteArray report
        = "const others = document.featurePolicy.allowedFeatures()"
          ".filter((name) => !['gamepad', 'sync-xhr', 'unload'].includes(name));"
          "console.log(`others: [${others}]`);";
    QTest::newRow("the resource's frame") << report;
    QTest::newRow("a frame in it that asks for all")
        << "const frame = document.createElement('iframe');"
           "frame.allow = document.featurePolicy.features().map((name) => `${name} *`).join(';');"
           "frame.srcdoc = \"<script>"
            + report + "<\\/script>\"; document.body.append(frame);";
}

//! The page's permissions policy gives no more, whichever features the engine has.
void TestIsolation::featuresAreOff()
{
    QFETCH(QByteArray, script);
    OpenResource open(resourceFixture("scripted"), {}, {{"{script}", script}});
    QVERIFY(open.waitForLine("log: others: "));
    QVERIFY2(open.count("log: others: []") == 1, open.console().constData());
}

//! The user writes elsewhere in the same window while the resource asks for the keyboard.
void TestIsolation::focusIsNotTaken()
{
    OpenResource open(resourceFixture("scripted"), {}, {{"{script}", R"(
        const field = document.body.appendChild(document.createElement("input"));
        field.autofocus = true;
        let rounds = 0;
        const timer = setInterval(() => {
            window.focus();
            top.focus();
            field.focus();
            field.select();
            if (++rounds === 40) {
                clearInterval(timer);
                console.log("begged");
            }
        }, 10);
    )"}});
    QWidget window;
    auto* const field = new QLineEdit(&window);
    auto* const column = new QVBoxLayout(&window);
    column->addWidget(field);
    column->addWidget(&open.tab());
    window.show();
    window.activateWindow();
    field->setFocus();
    QVERIFY(test::waitFor([&] { return field->hasFocus(); }));
    QVERIFY(open.waitForLine("log: begged"));
    QVERIFY(field->hasFocus());
    open.tab().setParent(nullptr); // it belongs to the fixture
}

void TestIsolation::nosyGetsNothing()
{
    OpenResource open(
        QStringLiteral(PORTCULLIS_SOURCE_DIR "/sample-resources/nosy"), allCapabilities());
    QVERIFY(test::waitFor([&] { return open.count("log: Nosy: ") > 0; }, std::chrono::seconds(60)));
    QVERIFY2(open.count("attempts, 0 got through") == 1, open.console().constData());
}

PORTCULLIS_ENGINE_TEST(TestIsolation)
#include "tst_isolation.moc"
