#include "tests/leak/trial.h"

#include "tests/support/wait_for.h"

#include "app/engine/engine_setup.h"
#include "app/engine/socket_filter.h"
#include "app/library/resource_library.h"
#include "app/links/link_opener.h"
#include "app/ui/links/open_link_dialog.h"
#include "app/ui/resource_tab.h"

#include <QApplication>
#include <QDesktopServices>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>
#include <QWebEngineView>

#include <cstdio>

namespace portcullis::leak {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t maxOpen = 8; // at once
constexpr auto settlingTime = 1200ms; // after the last vector of a batch was tried
constexpr int maxRepetitions = 5; // of batches
constexpr auto patience = 15s; // until a batch has begun
constexpr auto leavingTime = 4s; // until one that begins alone has left its document

void print(const QString& line)
{
    std::printf("%s\n", qUtf8Printable(line));
    std::fflush(stdout);
}

void addFlags(const QByteArray& flags)
{
    constexpr char variable[] = "QTWEBENGINE_CHROMIUM_FLAGS";
    qputenv(variable, qgetenv(variable) + ' ' + flags);
}

//! The last word of an address that a vector has made.
QString vectorIn(const QString& address)
{
    static const QRegularExpression separators(QStringLiteral("[/:@?=]"));
    return address.section(separators, -1);
}

//! In place of the programs that the desktop would start.
class OtherPrograms : public QObject {
    Q_OBJECT

public:
    OtherPrograms()
    {
        for (const char* const scheme : schemes)
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "start");
    }

    ~OtherPrograms() override
    {
        for (const char* const scheme : schemes)
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }

    OtherPrograms(const OtherPrograms&) = delete;
    OtherPrograms& operator=(const OtherPrograms&) = delete;

    //! The vector is the last word of the address.
    Q_INVOKABLE void start(const QUrl& url)
    {
        const QString text = url.toString();
        print(QStringLiteral("got %1 started %2").arg(vectorIn(text), text));
    }

private:
    static constexpr const char* schemes[]{"http", "https", "ftp", "file", "mailto", "tel", "sms",
        "intent", "market", "magnet", "irc", "ssh", "steam", "leak", "web+leak"};
};

//! Dialogs, such as those for files, are answered with no. None of a link is to come.
void closeDialogs()
{
    QWidget* const dialog = QApplication::activeModalWidget();
    if (!dialog)
        return;
    if (qobject_cast<OpenLinkDialog*>(dialog)) {
        const QString address = dialog->findChild<QPlainTextEdit*>()->toPlainText();
        print(QStringLiteral("got %1 offered %2").arg(vectorIn(address), address));
    }
    dialog->close();
}

} // namespace

OpenBatch::OpenBatch(
    const Batch& batch, const Setup& setup, NetworkThread& network, LinkOpener& links)
    : m_batch(batch), m_notBegun(batch.size()), m_untried(batch.size()), m_patience(patience)
{
    writeResource(batch, m_folder.path());
    QStringList warnings;
    const auto resource = loadResource(m_folder.path(), warnings);
    if (!resource)
        qFatal("%s", qUtf8Printable(resource.error().toString()));
    m_tab = std::make_unique<ResourceTab>(*resource,
        permissionsOf(
            resource->manifest, grantAll(resource->manifest), HostPolicy::Unlisted::Permitted),
        ProgramServices{
            network, {}, {}, false, setup.defenses, nullptr, false, nullptr, nullptr, &links});
    QObject::connect(m_tab.get(), &ResourceTab::consoleMessage, m_tab.get(),
        [this](const QString&, const QString& text) { read(text); });
    m_tab->resize(400, 300);
    m_tab->show();
}

OpenBatch::~OpenBatch() = default;

void OpenBatch::click()
{
    QWidget* const page = m_tab->findChild<QWebEngineView*>()->focusProxy();
    if (page && m_batch.first().isUntouched)
        QTest::mouseMove(page, {390, 240});
    else if (page)
        QTest::mouseClick(page, Qt::LeftButton, {}, {390, 240});
}

bool OpenBatch::isDone() const
{
    return m_settled.hasExpired() || m_patience.hasExpired();
}

void OpenBatch::read(const QString& line)
{
    static const QString mark = QStringLiteral("leak ");
    if (qEnvironmentVariableIsSet("LEAK_VERBOSE"))
        std::fprintf(stderr, "%s\n", qUtf8Printable(line));
    if (!line.startsWith(mark))
        return;
    print(line.mid(mark.size()));
    if (line.startsWith(mark + QStringLiteral("begun ")) && --m_notBegun == 0
        && m_batch.size() == 1)
        m_patience.setRemainingTime(leavingTime);
    if (line.startsWith(mark + QStringLiteral("tried ")) && --m_untried == 0)
        m_settled.setRemainingTime(settlingTime);
}

int runTrial(const Setup& setup, const QList<VectorFile>& vectors)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    setUpEngine(ProcessSandbox::On, setup.defenses);
    if (setup.hasFeatures)
        addFlags(featureFlags());
    int argc = 1;
    char name[] = "tst_leaks";
    char* argv[] = {name, nullptr};
    const QApplication app(argc, argv);
    OtherPrograms programs;
    NetworkThread network({});
    LinkOpener links(network, {});
    if (setup.defenses.socketFilter && !refuseInternetSockets())
        qFatal("no socket filter");
    QTimer user;
    QObject::connect(&user, &QTimer::timeout, closeDialogs);
    user.start(100ms);
    QList<Batch> waiting = batchesOf(vectors);
    std::vector<std::unique_ptr<OpenBatch>> open;
    int repetitions = maxRepetitions;
    while (!waiting.isEmpty() || !open.empty()) {
        while (!waiting.isEmpty() && open.size() < maxOpen)
            open.push_back(std::make_unique<OpenBatch>(waiting.takeFirst(), setup, network, links));
        test::waitFor([] { return false; }, 200ms);
        for (const auto& batch : open)
            batch->click();
        std::erase_if(open, [&](const auto& batch) {
            if (batch->isDone() && batch->isToBeRepeated() && repetitions-- > 0)
                waiting.append(batch->batch());
            return batch->isDone();
        });
    }
    print(QStringLiteral("complete"));
    return 0;
}

} // namespace portcullis::leak

#include "trial.moc"
