#include "app/history/contact_record.h"
#include "app/package/packer.h"
#include "app/ui/library/details_page.h"
#include "app/ui/library/installer.h"
#include "app/ui/library/library_notice.h"
#include "app/ui/main_window.h"
#include "tests/support/answerer.h"
#include "tests/support/engine_test.h"
#include "tests/support/saved_decisions.h"

#include <QCheckBox>
#include <QDir>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>
#include <QTabWidget>
#include <QThread>
#include <QTimer>

using namespace portcullis;
using test::Answerer;
using test::click;
using test::clicking;

namespace {

const QString id = QStringLiteral("com.example.asking");
const QString otherId = QStringLiteral("com.example.other");
constexpr int manyFiles = 3000;
constexpr std::chrono::seconds patience{20};

//! Runs the event loop for some turns, which take no time unless it is blocked.
bool goesOn()
{
    int ticks = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&ticks] { ++ticks; });
    timer.start(1);
    return test::waitFor([&ticks] { return ticks >= 20; });
}

void confirmRemoval(QWidget& dialog)
{
    auto* const box = qobject_cast<QMessageBox*>(&dialog);
    box->checkBox()->setChecked(true);
    for (QAbstractButton* const button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
}

//! \brief Stops unpacking at half of it, until it is released.
class HalfWay {
public:
    explicit HalfWay(const TaskQueue& queue)
    {
        // Direct: in the thread that unpacks.
        m_connection = QObject::connect(
            &queue, &TaskQueue::progressed, &queue,
            [this](int percent) {
                if (percent >= 50 && !std::exchange(m_isReached, true))
                    m_gate.tryAcquire(1, std::chrono::milliseconds(patience).count());
            },
            Qt::DirectConnection);
    }
    ~HalfWay() { QObject::disconnect(m_connection); }

    void release() { m_gate.release(); }

private:
    QMetaObject::Connection m_connection;
    QSemaphore m_gate;
    bool m_isReached = false;
};

} // namespace

//! \brief The real window, while the store takes as long as another process keeps its lock.
class TestSlowStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void installs();
    void removes();
    void opensNothingMeanwhile();
    void doesOneThingWithOneResource();
    void doesOneAfterTheOther();
    void cancelsUnpacking();
    void cancelsAtTheLastMoment();
    void cancelsBeforeItHasBegun();
    void closedWhileInstalling();
    void closedWhileRemoving();
    void closedWhileUnpacking();

private:
    QString source(const QString& resource, int files = 0);
    QString package(const QString& folder);
    void install(const QString& resource);
    void hold();
    void release() { m_lock.reset(); }
    std::unique_ptr<QThread> later(const std::function<void()>& action);
    void close();
    bool isInstalled(const QString& resource) const;
    bool isEnabled(const QString& resource) const { return m_library->find(resource)->isEnabled(); }
    bool hasUnpacked() const;
    QString data() const { return m_folder->filePath(QStringLiteral("data")); }
    Decisions decisions() const { return test::savedDecisions(data(), id); }
    Installer& installer() const { return *m_window->findChild<Installer*>(); }
    TaskQueue& queue() const { return *installer().findChild<TaskQueue*>(); }
    QTabWidget* tabs() const { return m_window->findChild<QTabWidget*>(); }
    LibraryNotice* notice() const { return m_window->findChild<LibraryNotice*>(); }
    QProgressBar* bar() const { return notice()->findChild<QProgressBar*>(); }
    bool canCancel() const
    {
        return m_window->findChild<QPushButton*>(QStringLiteral("cancelInstall"))->isVisible();
    }
    DetailsPage& details() const { return *m_window->findChild<DetailsPage*>(); }
    bool isEnabledButton(const char* name) const
    {
        return details().findChild<QPushButton*>(QLatin1String(name))->isEnabled();
    }
    bool waitForNotice(const char* text) const
    {
        return test::waitFor([&] { return notice()->text().contains(QLatin1String(text)); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<ContactRecord> m_contacts;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
    std::optional<FileLock> m_lock;
    int m_sources = 0;
};

void TestSlowStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_contacts = std::make_unique<ContactRecord>(data(), defaultHistoryDays);
    m_network = std::make_unique<NetworkThread>(NetworkSettings());
    m_library = std::make_unique<Library>(data(), QString());
    m_window = std::make_unique<MainWindow>(*m_library, GrantStore(data()),
        ProgramServices{*m_network, {}, {}, false, {}, m_contacts.get()});
    m_window->show();
}

void TestSlowStore::cleanup()
{
    release();
    m_window.reset();
    m_library.reset();
    m_network.reset();
    m_contacts.reset();
}

QString TestSlowStore::source(const QString& resource, int files)
{
    QString folder = m_folder->filePath(QStringLiteral("source%1").arg(++m_sources));
    test::copyResource(test::resourceFixture("asking"), folder,
        {{"com.example.asking", resource.toUtf8()}, {"{script}", ""}});
    for (int i = 0; i < files; ++i) {
        QFile file(folder + QStringLiteral("/%1.txt").arg(i));
        if (!file.open(QIODevice::WriteOnly) || file.write("text") != 4)
            return {};
    }
    return folder;
}

QString TestSlowStore::package(const QString& folder)
{
    const QString file = folder + QStringLiteral(".rpk");
    return packFolder(folder, file, {}) ? file : QString();
}

void TestSlowStore::install(const QString& resource)
{
    const Answerer allow(clicking("allow"));
    m_window->openTargets({source(resource)});
    QTRY_VERIFY(isInstalled(resource));
    QVERIFY(waitForNotice("installed"));
}

//! As another process would that changes the store for a long time.
void TestSlowStore::hold()
{
    if (!m_lock)
        m_lock = FileLock::lock(StorePaths(data()).lockFile(), FileLock::Mode::Exclusive, patience);
    QVERIFY(m_lock);
}

//! Does \a action a little later, while this thread waits for something.
std::unique_ptr<QThread> TestSlowStore::later(const std::function<void()>& action)
{
    std::unique_ptr<QThread> thread(QThread::create([action] {
        QThread::msleep(100);
        action();
    }));
    thread->start();
    return thread;
}

//! As the program does at its end.
void TestSlowStore::close()
{
    m_window->close();
    m_window.reset();
}

bool TestSlowStore::isInstalled(const QString& resource) const
{
    return m_library->find(resource) && m_library->find(resource)->entry;
}

//! Whether anything lies in the store that is not installed.
bool TestSlowStore::hasUnpacked() const
{
    const QDir staging(data() + QStringLiteral("/store/staging"));
    return !staging.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty();
}

void TestSlowStore::installs()
{
    const Answerer allow([this](QWidget& dialog) {
        hold();
        click(dialog, "allow");
    });
    m_window->openTargets({source(id)});
    QVERIFY(waitForNotice("Installing Asking"));
    QVERIFY(goesOn());
    QVERIFY(waitForNotice("Installing Asking"));
    QVERIFY(bar()->isVisible());
    QCOMPARE(bar()->maximum(), 0); // only busy
    QVERIFY(!canCancel());
    QVERIFY(!isInstalled(id));
    QVERIFY(decisions() == Decisions());
    release();
    QVERIFY(waitForNotice("Asking is installed"));
    QVERIFY(!bar()->isVisible());
    QVERIFY(decisions().capabilities.at(Capability::NetworkWs) == Choice::Granted);
    QVERIFY(details().isVisible());
    QVERIFY(isEnabledButton("open"));
}

void TestSlowStore::removes()
{
    install(id);
    m_window->openResource(id);
    QTRY_COMPARE(tabs()->count(), 2);
    tabs()->setCurrentIndex(0);
    hold();
    const Answerer yes(confirmRemoval);
    click(details(), "remove");
    QVERIFY(waitForNotice("Removing Asking"));
    QVERIFY(goesOn());
    QVERIFY(waitForNotice("Removing Asking"));
    QVERIFY(!canCancel());
    QCOMPARE(tabs()->count(), 2);
    for (const char* const name : {"open", "enable", "remove"})
        QVERIFY(!isEnabledButton(name));
    QVERIFY(!(decisions() == Decisions()));
    release();
    QTRY_VERIFY(!isInstalled(id));
    QTRY_COMPARE(tabs()->count(), 1);
    QTRY_VERIFY(decisions() == Decisions());
    QVERIFY(waitForNotice("Asking is removed"));
    QVERIFY(!hasUnpacked());
}

void TestSlowStore::opensNothingMeanwhile()
{
    install(id);
    hold();
    installer().setEnabled(id, false);
    QVERIFY(waitForNotice("Disabling Asking"));
    QString said;
    {
        const Answerer told([&said](QWidget& dialog) {
            said = qobject_cast<QMessageBox*>(&dialog)->text();
            dialog.close();
        });
        m_window->openResource(id);
        QTRY_VERIFY(!said.isEmpty());
    }
    QVERIFY(said.contains(QLatin1String("is being changed")));
    QCOMPARE(tabs()->count(), 1);
    release();
    QVERIFY(waitForNotice("Asking is disabled"));
    QVERIFY(!isEnabled(id));
}

void TestSlowStore::doesOneThingWithOneResource()
{
    install(id);
    hold();
    installer().setEnabled(id, false);
    const Answerer yes([](QWidget& dialog) { confirmRemoval(dialog); });
    installer().uninstall(id);
    installer().setEnabled(id, true);
    installer().rollBack(id, {});
    QVERIFY(!QApplication::activeModalWidget()); // nothing is asked
    release();
    QTRY_VERIFY(!isEnabled(id));
    installer().setEnabled(id, true);
    QTRY_VERIFY(isEnabled(id));
    QCOMPARE(m_library->find(id)->entry->history.size(), size_t(1));
}

void TestSlowStore::doesOneAfterTheOther()
{
    install(id);
    install(otherId);
    hold();
    installer().setEnabled(id, false);
    installer().setEnabled(otherId, false);
    QVERIFY(goesOn());
    QVERIFY(isEnabled(id) && isEnabled(otherId));
    release();
    QTRY_VERIFY(!isEnabled(id));
    QTRY_VERIFY(!isEnabled(otherId));
}

void TestSlowStore::cancelsUnpacking()
{
    auto nobody = std::make_unique<Answerer>([](QWidget& dialog) { dialog.close(); });
    const QString large = package(source(id, manyFiles));
    HalfWay halfWay(queue());
    m_window->openTargets({large, source(otherId)});
    QTRY_VERIFY(bar()->isVisible() && bar()->value() >= 50);
    QCOMPARE(bar()->maximum(), 100);
    QVERIFY(notice()->text().contains(QFileInfo(large).fileName()));
    QVERIFY(goesOn());
    QVERIFY(hasUnpacked());
    QVERIFY(canCancel());
    click(*m_window, "cancelInstall");
    halfWay.release();
    QTRY_VERIFY(notice()->isHidden());
    QVERIFY(!hasUnpacked());
    QVERIFY(!nobody->wasNeeded());
    QVERIFY(m_library->items().empty());
    nobody.reset();
    install(otherId); // it goes on
}

void TestSlowStore::cancelsAtTheLastMoment()
{
    const Answerer nobody([](QWidget& dialog) { dialog.close(); });
    QSemaphore reached;
    connect(
        &queue(), &TaskQueue::progressed, &queue(),
        [&reached](int percent) {
            if (percent == 100)
                reached.release();
        },
        Qt::DirectConnection);
    m_window->openTargets({source(id)});
    // Whether it ends before or after that, nobody in this thread has heard of it.
    QVERIFY(reached.tryAcquire(1, std::chrono::milliseconds(patience).count()));
    installer().cancel();
    QTRY_VERIFY(!queue().isChanging(id) && !hasUnpacked());
    QVERIFY(goesOn());
    QVERIFY(!nobody.wasNeeded());
    QVERIFY(m_library->items().empty());
}

void TestSlowStore::cancelsBeforeItHasBegun()
{
    const Answerer nobody([](QWidget& dialog) { dialog.close(); });
    hold();
    m_window->openTargets({source(id)});
    QVERIFY(waitForNotice("Unpacking source"));
    QCOMPARE(bar()->maximum(), 0);
    click(*m_window, "cancelInstall");
    release();
    QTRY_VERIFY(notice()->isHidden());
    QVERIFY(!hasUnpacked());
    QVERIFY(!nobody.wasNeeded());
}

void TestSlowStore::closedWhileInstalling()
{
    const Answerer allow([this](QWidget& dialog) {
        hold();
        click(dialog, "allow");
    });
    m_window->openTargets({source(id)});
    QVERIFY(waitForNotice("Installing Asking"));
    const auto releasing = later([this] { release(); });
    close();
    QVERIFY(releasing->wait());
    QVERIFY(ResourceStore::open(data())->find(id));
    QVERIFY(decisions().capabilities.at(Capability::NetworkWs) == Choice::Granted);
    QVERIFY(!hasUnpacked());
}

void TestSlowStore::closedWhileRemoving()
{
    install(id);
    install(otherId);
    m_window->openResource(id);
    QTRY_COMPARE(tabs()->count(), 2);
    hold();
    installer().setEnabled(otherId, false);
    {
        const Answerer yes(confirmRemoval);
        installer().uninstall(id); // waits for the one before
        QTRY_VERIFY(yes.wasNeeded());
        QTRY_VERIFY(installer().isChanging(id));
    }
    const auto releasing = later([this] { release(); });
    close();
    QVERIFY(releasing->wait());
    const auto store = ResourceStore::open(data());
    QVERIFY(!store->find(id));
    QVERIFY(!store->find(otherId)->isEnabled);
    QVERIFY(decisions() == Decisions());
    QVERIFY(!hasUnpacked());
}

void TestSlowStore::closedWhileUnpacking()
{
    const Answerer nobody([](QWidget& dialog) { dialog.close(); });
    HalfWay halfWay(queue());
    m_window->openTargets({source(id, manyFiles), source(otherId)});
    QTRY_VERIFY(hasUnpacked());
    const auto releasing = later([&halfWay] { halfWay.release(); });
    close();
    QVERIFY(releasing->wait());
    QVERIFY(!hasUnpacked());
    QVERIFY(ResourceStore::open(data())->list().entries.empty());
    QVERIFY(!nobody.wasNeeded());
}

PORTCULLIS_ENGINE_TEST(TestSlowStore)
#include "tst_slow_store.moc"
