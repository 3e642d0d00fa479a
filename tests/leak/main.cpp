#include "tests/leak/report.h"
#include "tests/leak/sinks.h"
#include "tests/leak/trial.h"

#include "tests/support/private_network.h"
#include "tests/support/wait_for.h"

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>
#include <cstdio>

using namespace portcullis;
using namespace portcullis::leak;
using namespace std::chrono_literals;

namespace {

constexpr int skipped = 77;

QString vectorFolder()
{
    return qEnvironmentVariable(
        "PORTCULLIS_LEAK_VECTORS", QStringLiteral(PORTCULLIS_LEAK_FOLDER "/vectors"));
}

void readLine(const QString& line, Outcome& outcome)
{
    const QString word = line.section(u' ', 0, 0);
    const QString vector = line.section(u' ', 1, 1);
    const QString text = line.section(u' ', 2);
    if (word == QLatin1String("begun"))
        outcome.tried.insert(vector, QStringLiteral("begun"));
    else if (word == QLatin1String("tried"))
        outcome.tried[vector] = text;
    else if (word == QLatin1String("got"))
        ++outcome.ledger.byVector[vector].other;
    else if (word == QLatin1String("complete"))
        outcome.isComplete = true;
    if (word == QLatin1String("got"))
        std::printf("%s: %s\n", qUtf8Printable(outcome.setup.name), qUtf8Printable(line));
}

Outcome runSetup(const Setup& setup, Sinks& sinks)
{
    Outcome outcome{setup, {}, {}};
    sinks.take();
    QProcess trial;
    trial.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    trial.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--trial"), setup.name});
    const bool hasEnded
        = test::waitFor([&] { return trial.state() == QProcess::NotRunning; }, 300s);
    if (!hasEnded) {
        trial.kill();
        trial.waitForFinished();
    }
    test::waitFor([] { return false; }, 200ms); // what is still on its way
    while (trial.canReadLine())
        readLine(QString::fromUtf8(trial.readLine()).trimmed(), outcome);
    const Ledger ledger = sinks.take();
    for (auto it = ledger.byVector.begin(); it != ledger.byVector.end(); ++it) {
        Arrivals& arrivals = outcome.ledger.byVector[it.key()];
        arrivals.tcp = it->tcp;
        arrivals.udp = it->udp;
        arrivals.dns = it->dns;
    }
    outcome.ledger.elsewhere = ledger.elsewhere;
    return outcome;
}

bool showsAll(const QList<VectorFile>& vectors, const Outcome& control)
{
    return std::all_of(vectors.begin(), vectors.end(), [&](const VectorFile& vector) {
        return !vector.arrives.include(engineVersion())
            || control.ledger.byVector.value(vector.name).total() > 0;
    });
}

//! The control gets a second chance, since a vector of its may be too slow on a busy machine.
Outcome runWithRetry(const Setup& setup, const QList<VectorFile>& vectors, Sinks& sinks)
{
    Outcome outcome = runSetup(setup, sinks);
    if (setup.kind != Setup::None || showsAll(vectors, outcome))
        return outcome;
    const Outcome second = runSetup(setup, sinks);
    for (auto it = second.ledger.byVector.begin(); it != second.ledger.byVector.end(); ++it) {
        if (outcome.ledger.byVector.value(it.key()).total() == 0)
            outcome.ledger.byVector.insert(it.key(), *it);
    }
    outcome.tried.insert(second.tried);
    return outcome;
}

bool isWanted(const Setup& setup, const QStringList& only)
{
    const bool isAlone = setup.kind == Setup::OneAlone;
    if (only == QStringList{QStringLiteral("alone")})
        return isAlone || setup.kind == Setup::None;
    return only.isEmpty() ? !isAlone : only.contains(setup.name);
}

int runAll(const QStringList& only)
{
    const QList<VectorFile> vectors = readVectors(vectorFolder());
    Sinks sinks(vectors);
    if (!test::dropPrivileges())
        qFatal("the rights over the network cannot be dropped");
    QList<Outcome> outcomes;
    for (const Setup& setup : allSetups()) {
        if (isWanted(setup, only))
            outcomes << runWithRetry(setup, vectors, sinks);
    }
    printTable(vectors, outcomes);
    const QStringList faults = faultsIn(vectors, outcomes);
    for (const QString& fault : faults)
        std::printf("FAULT %s\n", qUtf8Printable(fault));
    return faults.isEmpty() ? 0 : 1;
}

} // namespace

//! `tst_leaks [SETUP...]`: the setups that are named; without any, all but those of one means
//! alone. `alone` stands for these and `none`.
int main(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    if (arguments.value(0) == QLatin1String("--trial")) {
        for (const Setup& setup : allSetups()) {
            if (setup.name == arguments.value(1))
                return runTrial(setup, readVectors(vectorFolder()));
        }
        return 1;
    }
    if (const auto refusal = test::enterPrivateNetwork()) {
        std::printf(
            "SKIPPED: without a network of its own nothing is sent: %s\n", refusal->c_str());
        return skipped;
    }
    const QCoreApplication app(argc, argv);
    return runAll(arguments);
}
