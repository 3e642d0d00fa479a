#pragma once

#include "tests/leak/vector_files.h"

namespace portcullis::leak {

//! Vectors that run in one document.
using Batch = QList<VectorFile>;

//! Shared ones together, at most so many in one; each of the others alone.
QList<Batch> batchesOf(const QList<VectorFile>& vectors);

//! Writes a resource that runs \a batch to \a folder. Ends the program if that fails.
void writeResource(const Batch& batch, const QString& folder);

} // namespace portcullis::leak
