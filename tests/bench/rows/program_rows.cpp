#include "tests/bench/rows/program_rows.h"

#include "tests/bench/files.h"
#include "tests/support/process_tree.h"

#include <thread>

namespace portcullis::bench {
namespace {

constexpr std::chrono::seconds startTimeout{30};
//! The engine collects garbage once more when a page has been idle for eight seconds.
constexpr std::chrono::seconds settling{10};

const QString echoSample = QStringLiteral(PORTCULLIS_SOURCE_DIR "/sample-resources/echo");

//! Waits for a line of \a child that has \a text in it.
bool waitForLine(test::Child& child, const char* text)
{
    for (;;) {
        const std::optional<QByteArray> line = child.readLine(startTimeout);
        if (!line || line->contains(text))
            return line.has_value();
    }
}

class StartTime : public Measurement {
public:
    std::vector<RowSpec> rows() const override
    {
        return {{"start", "process start to first message", "ms", Better::Lower, {}}};
    }

    QStringList sides() const override
    {
        return {QStringLiteral("bare view"), QStringLiteral("portcullis")};
    }

    Result<void, QString> begin(Arena& arena) override
    {
        arena.stopClients();
        return {};
    }

    Result<Round, QString> measure(Arena& arena, const QString& side) override
    {
        const bool isBare = side == QLatin1String("bare view");
        const QStringList bare{QStringLiteral("bare"), echoSample, QStringLiteral("index.html")};
        const QStringList run = arena.runArguments(echoSample)
            << QStringLiteral("--playground") << QStringLiteral("--console");
        test::Child child;
        const auto start = std::chrono::steady_clock::now();
        const bool isStarted
            = child.start(isBare ? Arena::benchProgram() : Arena::program(), isBare ? bare : run);
        if (!isStarted || !waitForLine(child, "Received: "))
            return side + QStringLiteral(" got no message");
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        return Round{{elapsed.count() * 1000}, {{"seconds", elapsed.count()}}, {}};
    }
};

//! The program's window with some of ten resources open.
class Window {
public:
    Result<void, QString> start()
    {
        const QString library = m_folder.filePath(QStringLiteral("library"));
        const QString data = m_folder.filePath(QStringLiteral("data"));
        if (!writeEchoSamples(library, resourceCount))
            return QStringLiteral("the resources cannot be written");
        if (!m_child.start(Arena::benchProgram(), {QStringLiteral("window"), library, data}))
            return QStringLiteral("the window does not start");
        return {};
    }

    bool openNext()
    {
        m_child.write("next");
        return waitForLine(m_child, "ready");
    }

    test::ProcessTree tree() const { return test::ProcessTree(m_child.pid()); }

    static constexpr int resourceCount = 10;

private:
    QTemporaryDir m_folder;
    test::Child m_child;
};

class ResourceMemory : public Measurement {
public:
    std::vector<RowSpec> rows() const override
    {
        return {{"second-resource", "a second open resource, memory", "MiB", Better::Lower, {}},
            {"third-resource", "a third open resource, memory", "MiB", Better::Lower, {}}};
    }

    QStringList sides() const override { return {QStringLiteral("portcullis")}; }

    Result<void, QString> begin(Arena& arena) override
    {
        arena.stopClients(); // who would share pages with it
        return {};
    }

    Result<Round, QString> measure(Arena&, const QString&) override
    {
        Window window;
        if (const Result<void, QString> started = window.start(); !started)
            return started.error();
        std::vector<double> bytes;
        for (int i = 0; i < 3; ++i) {
            if (!window.openNext())
                return QStringLiteral("a resource does not open");
            bytes.push_back(test::settledPss(window.tree()));
        }
        constexpr double mebibyte = 1024 * 1024;
        return Round{{(bytes[1] - bytes[0]) / mebibyte, (bytes[2] - bytes[1]) / mebibyte},
            {{"bytes", bytes}}, {}};
    }
};

class IdleCpu : public Measurement {
public:
    explicit IdleCpu(const Pace& pace)
        : m_isQuick(pace.isQuick), m_window(pace.isQuick ? 200 : 1000)
    {
    }

    std::vector<RowSpec> rows() const override
    {
        return {{"idle-cpu", "ten open resources at rest, CPU", "ms/s", Better::Lower, {}}};
    }

    QStringList sides() const override { return {QStringLiteral("portcullis")}; }

    Result<void, QString> begin(Arena& arena) override
    {
        arena.stopClients();
        m_resources = std::make_unique<Window>();
        if (const Result<void, QString> started = m_resources->start(); !started)
            return started.error();
        for (int i = 0; i < Window::resourceCount; ++i) {
            if (!m_resources->openNext())
                return QStringLiteral("a resource does not open");
        }
        if (!m_isQuick)
            std::this_thread::sleep_for(settling);
        return {};
    }

    void end(Arena&) override { m_resources.reset(); }

    Result<Round, QString> measure(Arena&, const QString&) override
    {
        const test::ProcessTree tree = m_resources->tree();
        const double before = tree.cpuSeconds();
        std::this_thread::sleep_for(m_window);
        const double used = tree.cpuSeconds() - before;
        const double seconds = std::chrono::duration<double>(m_window).count();
        return Round{{used / seconds * 1000},
            {{"cpuSeconds", used}, {"clockStep", test::ProcessTree::clockStep()}}, {}};
    }

private:
    bool m_isQuick;
    std::chrono::milliseconds m_window;
    std::unique_ptr<Window> m_resources;
};

} // namespace

std::unique_ptr<Measurement> startMeasurement()
{
    return std::make_unique<StartTime>();
}

std::unique_ptr<Measurement> resourceMemoryMeasurement()
{
    return std::make_unique<ResourceMemory>();
}

std::unique_ptr<Measurement> idleCpuMeasurement(const Pace& pace)
{
    return std::make_unique<IdleCpu>(pace);
}

} // namespace portcullis::bench
