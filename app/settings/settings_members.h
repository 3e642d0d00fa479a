#pragma once

#include "app/settings/settings.h"
#include "bridge/core/json.h"

namespace portcullis {

//! What to do about a member that this version does not know.
enum class UnknownMembers {
    Refuse,
    Skip,
};

//! The members of `settings.json`. An error is one sentence without the path.
Result<WrittenSettings, QString> readMembers(const Json& json, UnknownMembers unknown);

//! Puts \a written into the object \a json. What is as by default is left out of it, and members
//! that are not known stay.
void writeMembers(Json& json, const WrittenSettings& written);

} // namespace portcullis
