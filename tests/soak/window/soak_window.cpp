#include "tests/soak/window/soak_window.h"

#include "app/ui/resource_tab.h"
#include "tests/support/granted_window.h"

#include <QApplication>
#include <QSocketNotifier>
#include <QTabWidget>
#include <QTimer>
#include <QWebEnginePage>
#include <QWebEngineView>

#include <array>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace portcullis::soak {
namespace {

constexpr std::chrono::seconds showInterval{1};
constexpr char ledgerMark[] = "ledger ";

//! Standard output is a pipe: what was written survives this process.
void print(const QString& line)
{
    std::puts(line.toUtf8().constData());
    std::fflush(stdout);
}

void printOf(const char* what, std::size_t number)
{
    print(QStringLiteral("%1 %2").arg(QLatin1String(what)).arg(number));
}

//! Does to the window what a user would, and to its processes what none should.
class Operator : public QObject {
public:
    Operator(MainWindow& window, ResourceLibrary library, NetworkThread& network);

private:
    void onInput();
    void carryOut(const QByteArray& order);
    void open(std::size_t number);
    void close(std::size_t number);
    void crash(std::size_t number);
    void setGranted(std::size_t number, bool isGranted);
    void countConnections();
    void showNext();
    static void onConsole(std::size_t number, const QString& text);
    ResourceTab* tabOf(std::size_t number) const;
    QTabWidget& tabs() const { return *m_window.findChild<QTabWidget*>(); }

    MainWindow& m_window;
    ResourceLibrary m_library;
    NetworkThread& m_network;
    QSocketNotifier m_notifier{STDIN_FILENO, QSocketNotifier::Read};
    QByteArray m_input;
    QTimer m_show;
};

Operator::Operator(MainWindow& window, ResourceLibrary library, NetworkThread& network)
    : m_window(window), m_library(std::move(library)), m_network(network)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &Operator::onInput);
    connect(&m_show, &QTimer::timeout, this, &Operator::showNext);
    m_show.start(showInterval);
}

void Operator::onInput()
{
    std::array<char, 4096> bytes{};
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count <= 0) {
        m_notifier.setEnabled(false);
        QApplication::quit();
        return;
    }
    m_input.append(bytes.data(), qsizetype(count));
    for (qsizetype end = 0; (end = m_input.indexOf('\n')) >= 0;) {
        const QByteArray order = m_input.first(end);
        m_input.remove(0, end + 1);
        carryOut(order);
    }
}

void Operator::carryOut(const QByteArray& order)
{
    const QByteArrayList words = order.split(' ');
    const std::size_t number = words.value(1).toUInt();
    if (words[0] == "count") {
        countConnections();
    } else if (number >= m_library.resources.size()) {
        print(QStringLiteral("problem order ") + QString::fromUtf8(order));
    } else if (words[0] == "open") {
        open(number);
    } else if (!tabOf(number)) {
        print(QStringLiteral("problem no tab for ") + QString::fromUtf8(order));
    } else if (words[0] == "close") {
        close(number);
    } else if (words[0] == "reload") {
        tabOf(number)->reload();
        printOf("ended", number);
    } else if (words[0] == "crash") {
        crash(number);
    } else {
        setGranted(number, words[0] == "grant");
    }
}

void Operator::open(std::size_t number)
{
    m_window.openResource(m_library.resources[number].manifest.id);
    ResourceTab* const tab = tabOf(number);
    connect(tab, &ResourceTab::consoleMessage, this,
        [number](const QString&, const QString& text) { onConsole(number, text); });
    connect(tab, &ResourceTab::crashed, this, [number] { printOf("crashed", number); });
}

//! By the button of its tab.
void Operator::close(std::size_t number)
{
    Q_EMIT tabs().tabCloseRequested(tabs().indexOf(tabOf(number)));
    if (tabOf(number))
        printOf("problem not closed:", number);
    printOf("ended", number);
}

void Operator::crash(std::size_t number)
{
    const qint64 renderer = tabOf(number)->findChild<QWebEngineView*>()->page()->renderProcessPid();
    if (renderer <= 1 || ::kill(pid_t(renderer), SIGKILL) != 0)
        printOf("unharmed", number);
}

void Operator::setGranted(std::size_t number, bool isGranted)
{
    const Manifest& manifest = m_library.resources[number].manifest;
    tabOf(number)->setPermissions(permissionsOf(
        manifest, isGranted ? grantAll(manifest) : Decisions(), HostPolicy::Unlisted::Undecided));
    if (isGranted)
        printOf("granted", number);
}

void Operator::countConnections()
{
    m_network.post([&network = m_network, this] {
        const qint64 count = network.connections().count();
        QMetaObject::invokeMethod(this, [count] { printOf("count", std::size_t(count)); });
    });
}

void Operator::showNext()
{
    tabs().setCurrentIndex((tabs().currentIndex() + 1) % tabs().count());
}

void Operator::onConsole(std::size_t number, const QString& text)
{
    if (text.startsWith(QLatin1String(ledgerMark)))
        print(QStringLiteral("page %1 %2").arg(number).arg(text.sliced(sizeof ledgerMark - 1)));
    else
        print(QStringLiteral("problem resource %1: %2").arg(number).arg(text.simplified()));
}

ResourceTab* Operator::tabOf(std::size_t number) const
{
    for (ResourceTab* const tab : m_window.findChildren<ResourceTab*>()) {
        if (tab->resourceId() == m_library.resources[number].manifest.id)
            return tab;
    }
    return nullptr;
}

} // namespace

int runSoakWindow(char* programName, const QString& library, const QString& dataFolder)
{
    return test::runGrantedWindow(programName, library, dataFolder, false,
        [](MainWindow& window, const ResourceLibrary& resources, NetworkThread& network) {
            return std::make_unique<Operator>(window, resources, network);
        });
}

} // namespace portcullis::soak
