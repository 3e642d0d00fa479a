#pragma once

#include <QString>

namespace portcullis::leak {

//! The name that only the vector \a name knows.
QString nameOfVector(const QString& name);
//! The vector that has this name or one below it; empty if there is none.
QString vectorOfName(const QString& name);

} // namespace portcullis::leak
