#pragma once

#include "tests/leak/arrivals.h"
#include "tests/leak/setups.h"
#include "tests/leak/vector_files.h"

namespace portcullis::leak {

//! What came of all vectors in one setup.
struct Outcome {
    Setup setup;
    QHash<QString, QString> tried; //!< How; vectors that never ran are not in it.
    Ledger ledger;
    bool isComplete = false;
};

void printTable(const QList<VectorFile>& vectors, const QList<Outcome>& outcomes);

//! What is wrong, in sentences; empty if nothing is.
QStringList faultsIn(const QList<VectorFile>& vectors, const QList<Outcome>& outcomes);

} // namespace portcullis::leak
