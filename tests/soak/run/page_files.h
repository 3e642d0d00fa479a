#pragma once

#include <QString>

#include <vector>

namespace portcullis::soak {

//! Writes the resources into \a library, a folder for each, with servers on these ports of
//! 127.0.0.1.
bool writeResources(const QString& library, const std::vector<int>& ports);

} // namespace portcullis::soak
