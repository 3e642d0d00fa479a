#include "tests/bench/client/native_client.h"

#include "app/playground/playground_server.h"
#include "tests/bench/client/bench_scheme.h"
#include "tests/bench/files.h"
#include "tests/support/offscreen.h"

#include <QApplication>
#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineView>

#include <cstdio>
#include <memory>

namespace portcullis::bench {
namespace {

constexpr QSize windowSize{1024, 720}; // as that of "portcullis run"

//! Those of the program (engine_setup.cpp) but the one that cuts off the network.
constexpr char chromiumFlags[]
    = "--disable-background-networking --disable-quic "
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp --no-pings";

class PrintingPage : public QWebEnginePage {
public:
    using QWebEnginePage::QWebEnginePage;

private:
    void javaScriptConsoleMessage(
        JavaScriptConsoleMessageLevel, const QString& text, int, const QString&) override
    {
        std::printf("%s\n", qUtf8Printable(text));
        std::fflush(stdout);
    }
};

//! A page in a view and a profile of its own.
class Window {
public:
    explicit Window(const QString& folder)
        : m_scheme(folder), m_page(std::make_unique<PrintingPage>(&m_profile))
    {
        m_profile.installUrlSchemeHandler(BenchScheme::name, &m_scheme);
        m_view.setPage(m_page.get());
        m_view.resize(windowSize);
    }
    ~Window() { m_view.setPage(nullptr); }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    BenchScheme& scheme() { return m_scheme; }

    void show(const QString& path)
    {
        m_view.show();
        m_page->load(QUrl(QStringLiteral("bench://page/") + path));
    }

private:
    BenchScheme m_scheme;
    QWebEngineProfile m_profile; // off the record, as a resource's is
    std::unique_ptr<QWebEnginePage> m_page;
    QWebEngineView m_view;
};

void setUpProcess()
{
    BenchScheme::registerScheme();
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", chromiumFlags);
    test::setUpOffscreen();
}

} // namespace

int runNativeClient(char* programName, const QString& folder, const QStringList& names)
{
    setUpProcess();
    int argc = 1;
    char* argv[] = {programName, nullptr};
    const QApplication app(argc, argv);
    std::vector<std::unique_ptr<Window>> windows;
    for (const QString& name : names) {
        windows.push_back(std::make_unique<Window>(folder));
        const QString frame = QStringLiteral("bench://page/index.html?client=") + name;
        windows.back()->scheme().setFile(
            QStringLiteral("/host.html"), pageFile("host.html").replace("FRAME", frame.toUtf8()));
        windows.back()->show(QStringLiteral("host.html"));
    }
    const test::QuitWithInput quitWithInput;
    return QApplication::exec();
}

int runBareView(char* programName, const QString& folder, const QString& page)
{
    setUpProcess();
    int argc = 1;
    char* argv[] = {programName, nullptr};
    const QApplication app(argc, argv);
    PlaygroundServer playground;
    if (!playground.listen(0))
        return 1;
    Window window(folder);
    window.scheme().setFile(QStringLiteral("/_rp/sdk.js"),
        pageFile("stand_in_sdk.js").replace("PLAYGROUND", playground.address().toUtf8()));
    window.show(page);
    const test::QuitWithInput quitWithInput;
    return QApplication::exec();
}

} // namespace portcullis::bench
