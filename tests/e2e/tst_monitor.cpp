#include "app/ui/main_window.h"
#include "app/ui/monitor/live_view.h"
#include "app/ui/monitor/message_view.h"
#include "app/ui/monitor/monitor_page.h"
#include "app/ui/monitor/traffic_chart.h"
#include "tests/support/engine_test.h"
#include "tests/support/server_process.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>

using namespace portcullis;
using namespace portcullis::test;

namespace {

const QByteArray echoScript = R"(
    connect('a', server + '/echo?token=s3cret');
    setInterval(() => request('send', 'ws.send',
        { connectionId: 'a', data: '{"password":"s3cret","n":1}' }), 50);
    addEventListener('message', ({ data }) => data.event === 'close' && console.log('closed ' + data.code));
)";

QString cell(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

void clickConnections(const QTabWidget& tabs)
{
    for (QToolButton* const button : tabs.cornerWidget()->findChildren<QToolButton*>()) {
        if (button->text() == QLatin1String("Connections"))
            button->click();
    }
}

} // namespace

//! The connection monitor over a real resource and a real server.
class TestMonitor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsAConnection();
    void isWatchedOnlyWhileVisible();
    void pauses();
    void showsMessages();
    void filtersMessages();
    void exportHasNoSecret();
    void closesOneConnection();
    void closesAllConnections();
    void forgetsAClosedResource();
    void survivesAReload();
    void showsTheHistory();
    void clearsTheHistory();
    void windowHasIt();
    void goesWithTheWindow();

private:
    template <typename T> T* find(const QString& name) const { return m_page->findChild<T*>(name); }
    QAbstractItemModel& table() const { return *find<QTableView>(QStringLiteral("live"))->model(); }
    void click(const char* button) const { find<QPushButton>(QLatin1String(button))->click(); }
    bool waitForConnection(int count = 1) const
    {
        return waitFor([&] {
            return table().rowCount() == count && cell(table(), 0, 2) == QLatin1String("Open");
        });
    }
    bool selectAndWaitForMessages() const;

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<OpenResource> m_open;
    std::unique_ptr<OpenResources> m_resources;
    std::unique_ptr<MonitorPage> m_page;
};

void TestMonitor::init()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->start());
    m_open = std::make_unique<OpenResource>(resourceFixture("scripted"), allCapabilities(),
        Replacements{{"{server}", m_server->address().toUtf8()}, {"{script}", echoScript}});
    m_resources = std::make_unique<OpenResources>();
    m_resources->add({QStringLiteral("com.example.scripted"), QStringLiteral("Scripted"),
        &m_open->tab().monitor()});
    m_page = std::make_unique<MonitorPage>(*m_resources, &m_open->contacts(),
        [](const QString& resource) { return QStringLiteral("The ") + resource; });
    m_page->resize(1200, 800);
    m_page->show();
}

void TestMonitor::cleanup()
{
    m_page.reset();
    m_resources.reset();
    m_open.reset();
    m_server.reset();
}

bool TestMonitor::selectAndWaitForMessages() const
{
    find<QTableView>(QStringLiteral("live"))->selectRow(0);
    return waitFor([&] { return m_page->findChild<MessageView*>()->model().rowCount() > 1; });
}

void TestMonitor::showsAConnection()
{
    QVERIFY(waitForConnection());
    QCOMPARE(cell(table(), 0, ConnectionModel::Host), m_server->address());
    QCOMPARE(cell(table(), 0, ConnectionModel::ResourceName), QStringLiteral("Scripted"));
    QVERIFY(waitFor([&] {
        return cell(table(), 0, ConnectionModel::ReceiveRate).endsWith(QLatin1String("B/s"));
    }));
    QVERIFY(cell(table(), 0, ConnectionModel::RoundTripTime).endsWith(QLatin1String(" ms")));
    const auto* const chart = m_page->findChild<TrafficChart*>();
    QVERIFY(waitFor([&] { return chart->points(0).size() > 1; }));
}

void TestMonitor::isWatchedOnlyWhileVisible()
{
    QVERIFY(waitForConnection());
    m_page->hide();
    int reports = 0;
    QCoreApplication::processEvents();
    connect(&m_open->tab().monitor(), &MonitorSource::reported, this, [&] { ++reports; });
    QTest::qWait(1200);
    QCOMPARE(reports, 0);
    m_page->show();
    QVERIFY(waitFor([&] { return reports > 1; }));
    disconnect(&m_open->tab().monitor(), nullptr, this, nullptr);
}

void TestMonitor::pauses()
{
    QVERIFY(waitForConnection());
    find<QPushButton>(QStringLiteral("pause"))->setChecked(true);
    const QString former = cell(table(), 0, ConnectionModel::Received);
    QTest::qWait(1200);
    QCOMPARE(cell(table(), 0, ConnectionModel::Received), former);
    find<QPushButton>(QStringLiteral("pause"))->setChecked(false);
    QVERIFY(waitFor([&] { return cell(table(), 0, ConnectionModel::Received) != former; }));
}

void TestMonitor::showsMessages()
{
    QVERIFY(waitForConnection());
    QVERIFY(selectAndWaitForMessages());
    auto* const messages = find<QTableView>(QStringLiteral("messages"));
    messages->selectRow(0);
    auto* const detail = m_page->findChild<QPlainTextEdit*>();
    QCOMPARE(detail->toPlainText(), QStringLiteral(R"({"password":"***","n":1})"));
    find<QComboBox>(QStringLiteral("format"))->setCurrentIndex(1);
    QVERIFY(detail->toPlainText().startsWith(QLatin1String("0000  7b 22 70 61 73 73")));
    QVERIFY(!detail->toPlainText().contains(QLatin1String("s3cret")));
    find<QComboBox>(QStringLiteral("format"))->setCurrentIndex(0);
    find<QCheckBox>(QStringLiteral("showSecrets"))->setChecked(true);
    QCOMPARE(detail->toPlainText(), QStringLiteral(R"({"password":"s3cret","n":1})"));
}

void TestMonitor::filtersMessages()
{
    QVERIFY(waitForConnection());
    QVERIFY(selectAndWaitForMessages());
    const QAbstractItemModel& shown = *find<QTableView>(QStringLiteral("messages"))->model();
    auto* const filter = find<QLineEdit>(QStringLiteral("messageFilter"));
    filter->setText(QStringLiteral("PASSword"));
    QVERIFY(shown.rowCount() > 0);
    filter->setText(QStringLiteral("s3cret")); // masked, so that nobody can guess it
    QCOMPARE(shown.rowCount(), 0);
}

void TestMonitor::exportHasNoSecret()
{
    QVERIFY(waitForConnection());
    QVERIFY(selectAndWaitForMessages());
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("export.json")));
    m_page->findChild<LiveView*>()->exportTo(file.fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains(m_server->address().toUtf8()) && text.contains("password"));
    QVERIFY(!text.contains("s3cret"));
}

void TestMonitor::closesOneConnection()
{
    QVERIFY(waitForConnection());
    QVERIFY(selectAndWaitForMessages());
    click("close");
    QVERIFY(waitFor([&] { return m_server->hasReported({{"event", "close"}, {"code", 1001}}); }));
    QVERIFY(m_open->waitForLine("closed 1006"));
    QVERIFY(waitFor([&] { return table().rowCount() == 0; }));
    QVERIFY(!find<QPushButton>(QStringLiteral("close"))->isEnabled());
    // What was being read is not taken away.
    QVERIFY(m_page->findChild<MessageView*>()->model().rowCount() > 0);
}

void TestMonitor::closesAllConnections()
{
    QVERIFY(waitForConnection());
    click("closeAll");
    QVERIFY(m_open->waitForLine("closed 1006"));
    QVERIFY(waitFor([&] { return m_server->count("close") == 1; }));
}

void TestMonitor::forgetsAClosedResource()
{
    QVERIFY(waitForConnection());
    QVERIFY(selectAndWaitForMessages());
    m_open->close();
    QCOMPARE(table().rowCount(), 0);
    QCOMPARE(find<QComboBox>(QStringLiteral("resources"))->count(), 1);
}

void TestMonitor::survivesAReload()
{
    QVERIFY(waitForConnection());
    find<QTableView>(QStringLiteral("live"))->selectRow(0);
    m_open->tab().reload();
    QVERIFY(waitFor([&] { return m_server->count("close") == 1; }));
    QVERIFY(waitForConnection());
}

void TestMonitor::showsTheHistory()
{
    QVERIFY(waitForConnection());
    m_page->setCurrentIndex(1);
    const QAbstractItemModel& history = *find<QTableView>(QStringLiteral("history"))->model();
    QVERIFY(waitFor([&] { return history.rowCount() == 1; }));
    QCOMPARE(cell(history, 0, 0), m_server->address());
    QCOMPARE(cell(history, 0, 1), QStringLiteral("The ") + m_open->tab().resourceId());
    QCOMPARE(cell(history, 0, 2), QStringLiteral("Connected"));
    find<QCheckBox>(QStringLiteral("refusedOnly"))->setChecked(true);
    QCOMPARE(history.rowCount(), 0);
}

void TestMonitor::clearsTheHistory()
{
    QVERIFY(waitForConnection());
    m_page->setCurrentIndex(1);
    const QAbstractItemModel& history = *find<QTableView>(QStringLiteral("history"))->model();
    QVERIFY(waitFor([&] { return history.rowCount() == 1; }));
    click("clear");
    auto* box = m_page->findChild<QMessageBox*>();
    QVERIFY(box);
    box->reject(); // nothing is forgotten without a yes
    QCOMPARE(history.rowCount(), 1);
    click("clear");
    box = m_page->findChildren<QMessageBox*>().last();
    for (QAbstractButton* const button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    QCOMPARE(history.rowCount(), 0);
}

void TestMonitor::windowHasIt()
{
    NetworkThread network{NetworkSettings()};
    const QTemporaryDir data;
    Library library(data.path(), {});
    MainWindow window(library, GrantStore(data.path()), {network, {}, {}});
    window.show();
    auto* const tabs = window.findChild<QTabWidget*>();
    for (QShortcut* const shortcut : window.findChildren<QShortcut*>()) {
        if (shortcut->key() == QKeySequence(QStringLiteral("Ctrl+M")))
            Q_EMIT shortcut->activated();
    }
    QVERIFY(qobject_cast<MonitorPage*>(tabs->currentWidget()));
    Q_EMIT tabs->tabCloseRequested(tabs->currentIndex());
    QCOMPARE(tabs->count(), 1);
    clickConnections(*tabs);
    QVERIFY(qobject_cast<MonitorPage*>(tabs->currentWidget()));
}

//! While a resource is open and watched.
void TestMonitor::goesWithTheWindow()
{
    NetworkThread network{NetworkSettings()};
    const QTemporaryDir data;
    const QString samples = data.filePath(QStringLiteral("samples"));
    QDir().mkpath(samples);
    test::copyResource(m_open->folder(), samples + QStringLiteral("/one"), {});
    Library library(data.path(), samples);
    QCOMPARE(library.items().size(), size_t(1));
    const Manifest manifest = library.items().front().resource.manifest;
    GrantStore grants(data.path());
    QVERIFY(
        grants.save(GrantKey::ofSample(manifest.id), UserAnswer::between({}, grantAll(manifest))));
    auto window = std::make_unique<MainWindow>(library, grants, ProgramServices{network, {}, {}});
    window->show();
    window->openResource(manifest.id);
    auto* const tabs = window->findChild<QTabWidget*>();
    clickConnections(*tabs);
    auto* const shown = tabs->findChild<QTableView*>(QStringLiteral("live"));
    QVERIFY(waitFor([&] { return shown->model()->rowCount() == 1; }));
    window.reset();
    QVERIFY(waitFor([&] { return m_server->count("close") == 1; }));
}

PORTCULLIS_ENGINE_TEST(TestMonitor)
#include "tst_monitor.moc"
