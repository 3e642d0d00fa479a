#include "tests/bench/report/machine.h"

#include <QFile>
#include <QSysInfo>
#include <qtwebenginecoreglobal.h>

#include <thread>

namespace portcullis::bench {
namespace {

QByteArray processorModel()
{
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (!file.open(QIODevice::ReadOnly))
        return "unknown";
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("model name"))
            return line.mid(line.indexOf(':') + 1).trimmed();
    }
    return "unknown";
}

//! Over one, five and fifteen minutes.
std::vector<double> loadAverages()
{
    std::vector<double> averages(3);
    if (::getloadavg(averages.data(), int(averages.size())) < 0)
        averages.clear();
    return averages;
}

} // namespace

Json machineFacts()
{
    return {{"portcullis", PORTCULLIS_VERSION}, {"qt", qVersion()},
        {"qtWebEngine", qWebEngineVersion()}, {"chromium", qWebEngineChromiumVersion()},
        {"kernel", toJson(QSysInfo::kernelVersion())}, {"cpu", processorModel().toStdString()},
        {"cpus", std::thread::hardware_concurrency()}, {"loadAverages", loadAverages()}};
}

QString machineLine(const Json& facts)
{
    const auto text = [&facts](const char* name) {
        return QString::fromStdString(facts.at(name).get<std::string>());
    };
    const Json& averages = facts.at("loadAverages");
    return QStringLiteral("Portcullis %1, Qt %2, Chromium %3; %4, %5 processors, load %6")
        .arg(text("portcullis"), text("qt"), text("chromium"), text("cpu"))
        .arg(facts.at("cpus").get<int>())
        .arg(averages.empty() ? 0.0 : averages[0].get<double>(), 0, 'f', 2);
}

} // namespace portcullis::bench
