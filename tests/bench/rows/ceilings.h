#pragma once

#include <QtGlobal>

#include <map>
#include <string>

namespace portcullis::bench {

//! \brief What the load server gives a plain client in each of the rows where that can be told, by
//! the name of the row and in its unit.
std::map<std::string, double> measureCeilings(quint16 port);

} // namespace portcullis::bench
