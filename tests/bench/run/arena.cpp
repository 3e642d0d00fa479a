#include "tests/bench/run/arena.h"

#include "tests/bench/files.h"

#include <QCoreApplication>

namespace portcullis::bench {
namespace {

//! For one order; each ends by itself long before.
constexpr std::chrono::seconds orderTimeout{40};

const QString nativeProcess = QStringLiteral("native");
const QString monitoredProcess = QStringLiteral("monitored");

} // namespace

QString Arena::benchProgram()
{
    return QCoreApplication::applicationFilePath();
}

QString Arena::program()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/portcullis");
}

QStringList Arena::runArguments(const QString& folder) const
{
    return {QStringLiteral("run"), folder, QStringLiteral("--headless"),
        QStringLiteral("--grant-all"),
        // Not the settings of whoever runs this.
        QStringLiteral("--data-dir"), m_folder.filePath(QStringLiteral("data")),
        QStringLiteral("--limit=maxConnections=1100"),
        QStringLiteral("--limit=maxProgramConnections=1100"),
        QStringLiteral("--limit=maxConnectsPerMinute=1000000")};
}

QString Arena::processOf(const QString& client)
{
    return client.startsWith(nativeProcess) ? nativeProcess : client;
}

Result<void, QString> Arena::start()
{
    if (!m_server.start(benchProgram(), {QStringLiteral("serve")}))
        return QStringLiteral("the load server does not start");
    const Result<Json, QString> report = nextReport();
    if (!report)
        return report.error();
    m_port = report->value("listening", quint16(0));
    const bool isWritten
        = writePage(m_folder.filePath(QStringLiteral("portcullis")), "index.html", m_port)
        && writePage(m_folder.filePath(QStringLiteral("raw")), "raw.html", m_port)
        && writePage(m_folder.filePath(monitoredProcess), "monitored.html", m_port);
    return isWritten ? Result<void, QString>() : QStringLiteral("the page cannot be written");
}

Result<void, QString> Arena::startClient(const QString& client)
{
    const QString process = processOf(client);
    if (m_clients.count(process) > 0)
        return {};
    m_ready.clear();
    if (!startProcess(process))
        return process + QStringLiteral(" does not start");
    while (m_ready.count(process.toStdString()) == 0
        || (process == nativeProcess && m_ready.count("native-2") == 0)) {
        const Result<Json, QString> report = nextReport();
        if (!report)
            return report.error();
        m_ready.insert(report->value("ready", std::string()));
    }
    return {};
}

bool Arena::startProcess(const QString& process)
{
    auto child = std::make_unique<test::Child>();
    const bool isNative = process == nativeProcess;
    const bool isMonitored = process == monitoredProcess;
    const QString folder = m_folder.filePath(isNative ? QStringLiteral("portcullis") : process);
    QStringList arguments = runArguments(folder);
    if (isNative)
        arguments = {nativeProcess, folder, nativeProcess, QStringLiteral("native-2")};
    else if (isMonitored)
        arguments = {monitoredProcess, folder};
    const bool isOurs = isNative || isMonitored;
    const bool isStarted = child->start(isOurs ? benchProgram() : program(), arguments);
    m_clients[process] = std::move(child);
    return isStarted;
}

Result<Json, QString> Arena::order(const QString& client, const Json& order)
{
    if (const Result<void, QString> started = startClient(client); !started)
        return started.error();
    return ask(client.toStdString(), order);
}

Result<void, QString> Arena::tell(const QString& client, const QByteArray& line)
{
    if (const Result<void, QString> started = startClient(client); !started)
        return started.error();
    test::Child& child = *m_clients.at(processOf(client));
    child.write(line);
    return child.readLine(orderTimeout)
        ? Result<void, QString>()
        : Result<void, QString>(client + QStringLiteral(" is silent"));
}

Result<Json, QString> Arena::ask(const std::string& name, Json order)
{
    const int run = order.value("run", 0) != 0 ? order["run"].get<int>() : newRun();
    order["run"] = run;
    m_server.write(toText({{"to", name}, {"order", order}}));
    for (;;) {
        Result<Json, QString> report = nextReport();
        if (!report)
            return QStringLiteral("%1: %2").arg(QString::fromStdString(name), report.error());
        if (report->value("from", std::string()) != name || report->at("result").at("run") != run)
            continue;
        Json result = report->at("result");
        if (result.contains("error"))
            return QString::fromStdString(result["error"].get<std::string>());
        return result;
    }
}

Result<Json, QString> Arena::nextReport()
{
    const std::optional<QByteArray> line = m_server.readLine(orderTimeout);
    if (!line)
        return QStringLiteral("no answer");
    Json report = Json::parse(line->begin(), line->end(), nullptr, false);
    if (!report.is_object())
        return QStringLiteral("the load server talks nonsense");
    return report;
}

} // namespace portcullis::bench
