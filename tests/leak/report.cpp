#include "tests/leak/report.h"

#include <algorithm>
#include <cstdio>

namespace portcullis::leak {
namespace {

void print(const QString& line)
{
    std::printf("%s\n", qUtf8Printable(line));
}

//! Such as `2t 1d`: two connections and one question for a name.
QString cell(const Arrivals& arrivals)
{
    QStringList parts;
    for (const auto& [count, kind] : {std::pair(arrivals.tcp, u't'), std::pair(arrivals.udp, u'u'),
             std::pair(arrivals.dns, u'd'), std::pair(arrivals.other, u'o')}) {
        if (count > 0)
            parts << QString::number(count) + kind;
    }
    return parts.isEmpty() ? QStringLiteral("-") : parts.join(u' ');
}

QString placesIn(const Ledger& ledger)
{
    QStringList places = ledger.elsewhere;
    places.removeDuplicates();
    return places.join(QStringLiteral(", "));
}

QStringList faultsIn(const QList<VectorFile>& vectors, const Outcome& outcome)
{
    QStringList faults;
    const QString where = outcome.setup.name + QStringLiteral(": ");
    if (!outcome.isComplete)
        faults << where + QStringLiteral("the trial did not end by itself");
    for (const VectorFile& vector : vectors) {
        const Arrivals arrivals = outcome.ledger.byVector.value(vector.name);
        if (!outcome.tried.contains(vector.name))
            faults << where + vector.name + QStringLiteral(" was never tried");
        if (!outcome.setup.mayLeak() && arrivals.total() > 0)
            faults << where + vector.name + QStringLiteral(" leaks: ") + cell(arrivals);
        const bool hasToArrive
            = outcome.setup.kind == Setup::None && vector.arrives.include(engineVersion());
        if (hasToArrive && arrivals.total() == 0)
            faults << where + vector.name + QStringLiteral(" no longer shows anything");
    }
    if (!outcome.setup.mayLeak() && !outcome.ledger.elsewhere.isEmpty())
        faults << where + QStringLiteral("packets to ") + placesIn(outcome.ledger);
    return faults;
}

//! Each means that is alone holds something that leaks without it, or it would be none.
QStringList holdingNothing(const QList<VectorFile>& vectors, const QList<Outcome>& outcomes)
{
    const Outcome& none = outcomes.last();
    QStringList faults;
    for (const Outcome& outcome : outcomes) {
        const bool holds = std::any_of(vectors.begin(), vectors.end(), [&](const auto& vector) {
            return none.ledger.byVector.value(vector.name).total() > 0
                && outcome.ledger.byVector.value(vector.name).total() == 0;
        });
        if (outcome.setup.kind == Setup::OneAlone && none.setup.kind == Setup::None && !holds)
            faults << outcome.setup.name + QStringLiteral(": holds nothing");
    }
    return faults;
}

//! Each vector needs two means for the network of which either holds it without the others.
QStringList heldOnce(const QList<VectorFile>& vectors, const QList<Outcome>& outcomes)
{
    QStringList faults;
    for (const VectorFile& vector : vectors) {
        QStringList holding;
        bool leaks = false;
        for (const Outcome& outcome : outcomes) {
            const bool arrived = outcome.ledger.byVector.value(vector.name).fromNetwork() > 0;
            leaks = leaks || (arrived && outcome.setup.kind == Setup::None);
            if (!arrived && outcome.setup.kind == Setup::OneAlone && outcome.setup.isForNetwork)
                holding << outcome.setup.name;
        }
        if (leaks && holding.size() < 2)
            faults << vector.name + QStringLiteral(" is held by less than two means: ")
                    + holding.join(QStringLiteral(", "));
    }
    return faults;
}

void printTotals(const QList<VectorFile>& vectors, const QList<Outcome>& outcomes)
{
    QString totals = QStringLiteral("vectors that leak").leftJustified(30);
    for (const Outcome& outcome : outcomes) {
        const auto leaks = std::count_if(vectors.begin(), vectors.end(), [&](const auto& vector) {
            return outcome.ledger.byVector.value(vector.name).total() > 0;
        });
        totals += QString::number(leaks).leftJustified(15);
    }
    print(totals);
    for (const Outcome& outcome : outcomes) {
        if (!outcome.ledger.elsewhere.isEmpty())
            print(outcome.setup.name + QStringLiteral(" elsewhere: ") + placesIn(outcome.ledger));
    }
    const auto known = std::count_if(vectors.begin(), vectors.end(),
        [](const auto& vector) { return vector.arrives.include(engineVersion()); });
    print(QStringLiteral("%1 vectors, of which %2 have to arrive in \"none\" on Chromium %3")
              .arg(vectors.size())
              .arg(known)
              .arg(engineVersion()));
}

} // namespace

void printTable(const QList<VectorFile>& vectors, const QList<Outcome>& outcomes)
{
    QString head = QStringLiteral("vector").leftJustified(30);
    for (const Outcome& outcome : outcomes)
        head += outcome.setup.name.leftJustified(15);
    const Outcome& first = outcomes.first();
    const Outcome& last = outcomes.last();
    print(head
        + QStringLiteral("tried in \"%1\" / in \"%2\"").arg(first.setup.name, last.setup.name));
    for (const VectorFile& vector : vectors) {
        QString line = vector.name.leftJustified(30);
        for (const Outcome& outcome : outcomes)
            line += cell(outcome.ledger.byVector.value(vector.name)).leftJustified(15);
        const QString never = QStringLiteral("NEVER");
        print(line + first.tried.value(vector.name, never) + QStringLiteral(" / ")
            + last.tried.value(vector.name, never));
    }
    printTotals(vectors, outcomes);
    print(QStringLiteral("t TCP connections, u UDP datagrams, d questions for names, o others"));
}

QStringList faultsIn(const QList<VectorFile>& vectors, const QList<Outcome>& outcomes)
{
    QStringList faults;
    for (const Outcome& outcome : outcomes)
        faults << faultsIn(vectors, outcome);
    const bool hasAlone = std::any_of(outcomes.begin(), outcomes.end(),
        [](const Outcome& outcome) { return outcome.setup.kind == Setup::OneAlone; });
    return hasAlone ? faults + holdingNothing(vectors, outcomes) + heldOnce(vectors, outcomes)
                    : faults;
}

} // namespace portcullis::leak
