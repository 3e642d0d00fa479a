#include "tests/support/server_process.h"

#include "tests/support/patience.h"

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
    const QString path = QStringLiteral(PORTCULLIS_SERVERS "/") + script;
    if (script.endsWith(QLatin1String(".py")))
        m_process.start(path, arguments); // its first line names the Python that has the library
    else
        m_process.start(QStringLiteral("node"), QStringList{path} + arguments);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(waitAtMostMs))
            return false;
    }
    m_firstLine = m_process.readLine().trimmed();
    return !m_firstLine.isEmpty();
}

QString ServerProcess::address(const char* scheme) const
{
    return QStringLiteral("%1://127.0.0.1:%2").arg(QLatin1String(scheme)).arg(port());
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

Json ServerProcess::last(const char* event)
{
    const std::vector<Json>& all = reports();
    const auto found = std::find_if(all.rbegin(), all.rend(),
        [event](const Json& report) { return report.at("event") == event; });
    return found == all.rend() ? Json() : *found;
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
