// Opens one hostile resource after the other beside a good neighbor, and prints what that did to
// the window, to the neighbor and to the memory of the program. docs/reliability.md has a table.
#include "tests/hostile/trial.h"
#include "tests/support/server_process.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

using namespace portcullis;

namespace {

constexpr const char* allNames[] = {"quiet", "endless-loop", "post-loop", "console-loop",
    "packet-loop", "ask-loop", "open-close", "allocate", "never-reads", "document-loop",
    "reload-loop", "file-loop", "huge-line"};
constexpr int trialTimeoutMs = 120'000;

//! Null if it did not come to an end.
Json tryOne(const QString& server, const QString& name, const QString& milliseconds)
{
    QProcess trial;
    trial.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    trial.start(QCoreApplication::applicationFilePath(),
        {QStringLiteral("trial"), server, name, milliseconds});
    if (!trial.waitForFinished(trialTimeoutMs)) {
        trial.kill();
        trial.waitForFinished();
    }
    const auto result = parseJson(trial.readAllStandardOutput(), {1 << 20, 8});
    return result ? *result : Json();
}

void printHeader()
{
    std::printf("%-14s %9s %9s %7s %8s %8s %9s %8s %8s  %s\n", "resource", "alone/s", "beside/s",
        "speed", "slowest", "stall", "(no CPU)", "opening", "memory", "neighbor");
}

void printRow(const QString& name, const Json& row)
{
    if (row.is_null()) {
        std::printf("%-14s the program did not come through\n", qUtf8Printable(name));
        return;
    }
    const double alone = row.at("alone");
    const double beside = row.at("beside");
    std::printf("%-14s %9.0f %9.0f %6.0f%% %5.0f ms %5.0f ms %6.0f ms %5.0f ms %4d MiB  %s  %s\n",
        qUtf8Printable(name), alone, beside, alone > 0 ? 100 * beside / alone : 0,
        row.at("slowestEcho").get<double>(), row.at("stall").get<double>(),
        row.at("stallWithoutCpu").get<double>(), row.at("stallOpening").get<double>(),
        row.at("memoryPeak").get<int>(), row.at("lost") == true ? "LOST" : "connected",
        row.at("says").get<std::string>().c_str());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 5 && qstrcmp(argv[1], "trial") == 0)
        return hostile::runTrial(argc, argv);
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption seconds(QStringLiteral("seconds"),
        QStringLiteral("How long each is watched."), QStringLiteral("n"), QStringLiteral("5"));
    const QCommandLineOption only(QStringLiteral("only"),
        QStringLiteral("Only that one; can be given again."), QStringLiteral("name"));
    parser.addOptions({seconds, only});
    parser.addHelpOption();
    parser.process(app);
    QStringList names = parser.values(only);
    if (names.isEmpty()) {
        for (const char* const name : allNames)
            names << QLatin1String(name);
    }
    test::ServerProcess server;
    if (!server.start())
        return 1;
    const QString milliseconds = QString::number(int(parser.value(seconds).toDouble() * 1000));
    printHeader();
    bool isComplete = true;
    for (const QString& name : names) {
        const Json row = tryOne(server.address(), name, milliseconds);
        isComplete = isComplete && !row.is_null() && row.at("lost") == false;
        printRow(name, row);
    }
    return isComplete ? 0 : 1;
}
