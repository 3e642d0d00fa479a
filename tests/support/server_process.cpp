#include "tests/support/server_process.h"

#include <algorithm>

namespace portcullis::test {

ServerProcess::ServerProcess() = default;

ServerProcess::~ServerProcess()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(3000))
        m_process.kill();
    m_process.waitForFinished();
}

bool ServerProcess::start(const QString& script, const QStringList& arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const bool isPython = script.endsWith(QLatin1String(".py"));
    m_process.start(isPython ? QStringLiteral("python3") : QStringLiteral("node"),
        QStringList{QStringLiteral(PORTCULLIS_SERVERS "/") + script} + arguments);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(10'000))
            return false;
    }
    m_port = m_process.readLine().trimmed().toInt();
    return m_port > 0;
}

QString ServerProcess::address(const char* scheme) const
{
    return QStringLiteral("%1://127.0.0.1:%2").arg(QLatin1String(scheme)).arg(m_port);
}

const std::vector<Json>& ServerProcess::reports()
{
    m_process.waitForReadyRead(1);
    while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine();
        m_reports.push_back(Json::parse(line.begin(), line.end()));
    }
    return m_reports;
}

int ServerProcess::count(const char* event)
{
    const std::vector<Json>& all = reports();
    return int(std::count_if(all.begin(), all.end(),
        [event](const Json& report) { return report.at("event") == event; }));
}

bool ServerProcess::hasReported(const Json& facts)
{
    const std::vector<Json>& all = reports();
    return std::any_of(all.begin(), all.end(), [&facts](Json report) {
        const Json before = report;
        report.update(facts);
        return report == before;
    });
}

} // namespace portcullis::test
