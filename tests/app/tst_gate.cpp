#include "app/engine/gate.h"
#include "bridge/core/limits.h"
#include "tests/support/frames.h"
#include "tests/support/raw_server.h"
#include "tests/support/wait_for.h"

#include <QTest>

using namespace portcullis;
using test::closeCodeIn;
using test::RawServer;
using test::waitFor;

namespace {

constexpr int many = 200;
constexpr char text[] = "hello";
constexpr qsizetype frameSize = 2 + 4 + sizeof text - 1; // a header, a mask, the text
constexpr qsizetype goodbyeSize = 2 + 4 + 2; // the code 1001

//! \brief A gate without an engine: what the document sends is said to the channel, as lines.
class Document {
public:
    explicit Document(NetworkThread& network)
        : m_gate(std::make_unique<Gate>(
            Caller{{}, {allCapabilities(), HostPolicy::unrestricted()}, {}, {}}, network))
    {
        start();
    }

    Gate& gate() { return *m_gate; }

    void start()
    {
        m_key = QString(31, u'0') + QChar(u'a' + m_documents++);
        m_gate->startDocument(m_key, false);
    }

    void connect(const RawServer& server)
    {
        const QString params
            = QStringLiteral(R"({"connectionId":"c","url":"%1"})").arg(server.address());
        m_gate->request(QStringLiteral(R"({"type":"rp:request","method":"ws.connect","params":%1})")
                            .arg(params));
    }

    void send()
    {
        const QString packet
            = QStringLiteral("s1;t%1|c%2").arg(sizeof text - 1).arg(QLatin1String(text));
        m_gate->channel().receive(QChar(1) + m_key + packet);
    }

    //! As after window.stop(), without asking for the events.
    void openAnew() { m_gate->channel().receive(QChar(1) + m_key + QStringLiteral("o0|")); }

    void close() { m_gate.reset(); }

private:
    int m_documents = 0;
    QString m_key;
    std::unique_ptr<Gate> m_gate;
};

} // namespace

//! The two threads of a gate, each at work while the other is.
class TestGate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void whatWasSentBeforeTheEndArrives_data();
    void whatWasSentBeforeTheEndArrives();
    void manyGatesAtOnce();
    void grantsChangeMeanwhile();
    void documentThatDoesNotListenLosesItsConnections();
    void nextDocumentKeepsItsConnections();
};

void TestGate::whatWasSentBeforeTheEndArrives_data()
{
    QTest::addColumn<QString>("end");
    for (const char* const end : {"the gate goes", "the session ends", "another document starts"})
        QTest::newRow(end) << QString::fromLatin1(end);
}

void TestGate::whatWasSentBeforeTheEndArrives()
{
    QFETCH(QString, end);
    NetworkThread network{NetworkSettings()};
    RawServer server;
    Document document(network);
    document.connect(server);
    QVERIFY(server.acceptHandshake());
    QVERIFY(waitFor([&] {
        const auto& connections = document.gate().connections();
        return !connections.empty() && connections[0].state == WsConnection::State::Open;
    }));
    for (int i = 0; i < many; ++i)
        document.send();
    if (end == QLatin1String("the gate goes"))
        document.close();
    else if (end == QLatin1String("the session ends"))
        document.gate().endSession();
    else
        document.start();
    QTRY_COMPARE(server.received().size(), many * frameSize + goodbyeSize);
}

//! Each with its own server, and documents that end while their packets are under way.
void TestGate::manyGatesAtOnce()
{
    constexpr std::size_t count = 8;
    NetworkThread network{NetworkSettings()};
    std::array<RawServer, count> servers;
    std::array<std::unique_ptr<Document>, count> documents;
    for (std::size_t i = 0; i < count; ++i) {
        documents[i] = std::make_unique<Document>(network);
        documents[i]->connect(servers[i]);
    }
    for (RawServer& server : servers)
        QVERIFY(server.acceptHandshake());
    for (int i = 0; i < many; ++i) {
        for (const auto& document : documents)
            document->send();
        QCoreApplication::processEvents();
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 2 == 0)
            documents[i]->start();
        documents[i].reset();
    }
    for (const RawServer& server : servers) {
        QTRY_VERIFY(server.isGone());
        QCOMPARE(server.received().size(), many * frameSize + goodbyeSize);
    }
}

void TestGate::grantsChangeMeanwhile()
{
    NetworkThread network{NetworkSettings()};
    RawServer server;
    Document document(network);
    document.connect(server);
    QVERIFY(server.acceptHandshake());
    for (int i = 0; i < many; ++i) {
        document.send();
        document.gate().setPermissions(
            {i % 2 == 0 ? allCapabilities() : CapabilitySet(), HostPolicy::unrestricted()});
    }
    QTRY_VERIFY(server.isGone());
    QTRY_VERIFY(document.gate().connections().empty());
    QCOMPARE(server.connectionCount(), 1);
    document.gate().setPermissions({allCapabilities(), HostPolicy::unrestricted()});
    document.connect(server);
    QVERIFY(server.acceptHandshake());
    QCOMPARE(server.connectionCount(), 2);
}

//! It says that it opens the way down anew, and does not.
void TestGate::documentThatDoesNotListenLosesItsConnections()
{
    NetworkThread network{NetworkSettings()};
    RawServer server;
    Document document(network);
    document.connect(server);
    QVERIFY(server.acceptHandshake());
    document.openAnew();
    QTRY_VERIFY(server.isGone());
    QCOMPARE(closeCodeIn(server.received()), 1001);
    QTRY_VERIFY(document.gate().connections().empty());
    document.connect(server);
    QVERIFY(server.acceptHandshake());
}

void TestGate::nextDocumentKeepsItsConnections()
{
    NetworkThread network{NetworkSettings()};
    RawServer server;
    Document document(network);
    document.openAnew();
    document.start();
    document.connect(server);
    QVERIFY(server.acceptHandshake());
    QTest::qWait(int(limits::maxStreamAbsence.count()) + 500);
    QVERIFY(!server.isGone());
}

QTEST_GUILESS_MAIN(TestGate)
#include "tst_gate.moc"
