#pragma once

#include "app/engine/excess.h"

#include <QString>

namespace portcullis {

//! A sentence for the user on why a resource was stopped.
QString stopText(Excess excess);

} // namespace portcullis
