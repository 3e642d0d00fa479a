#pragma once

#include "bridge/core/json.h"

#include <QStringList>

#include <optional>

namespace portcullis {

//! \brief The first thing in \a manifest that docs/resource.schema.json does not allow.
std::optional<JsonProblem> findSchemaProblem(const Json& manifest);

//! JSON pointers of the fields of \a manifest that the schema does not know.
QStringList findUnknownFields(const Json& manifest);

} // namespace portcullis
