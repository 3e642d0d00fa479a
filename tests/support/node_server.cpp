#include "tests/support/node_server.h"

#include <algorithm>

namespace portcullis::test {

NodeServer::NodeServer() = default;

NodeServer::~NodeServer()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(3000))
        m_process.kill();
    m_process.waitForFinished();
}

bool NodeServer::start()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral("node"), {QStringLiteral(PORTCULLIS_SERVERS "/ws_server.mjs")});
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(10'000))
            return false;
    }
    m_port = m_process.readLine().trimmed().toInt();
    return m_port > 0;
}

QString NodeServer::address() const
{
    return QStringLiteral("ws://127.0.0.1:%1").arg(m_port);
}

const std::vector<Json>& NodeServer::reports()
{
    m_process.waitForReadyRead(1);
    while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine();
        m_reports.push_back(Json::parse(line.begin(), line.end()));
    }
    return m_reports;
}

int NodeServer::count(const char* event)
{
    const std::vector<Json>& all = reports();
    return int(std::count_if(all.begin(), all.end(),
        [event](const Json& report) { return report.at("event") == event; }));
}

bool NodeServer::hasReported(const Json& facts)
{
    const std::vector<Json>& all = reports();
    return std::any_of(all.begin(), all.end(), [&facts](Json report) {
        const Json before = report;
        report.update(facts);
        return report == before;
    });
}

} // namespace portcullis::test
