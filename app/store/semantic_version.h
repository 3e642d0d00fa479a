#pragma once

#include <QString>

#include <compare>

namespace portcullis {

//! \brief The order of two versions by Semantic Versioning 2.0, section 11.
//!
//! Both must be versions as docs/resource.schema.json has them. Numbers may be of any length. Build
//! metadata has no part in it, so that different texts may be equivalent.
std::weak_ordering compareVersions(const QString& a, const QString& b);

} // namespace portcullis
