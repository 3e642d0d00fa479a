#pragma once

#include "app/library/resource.h"

#include <QStringList>

#include <vector>

namespace portcullis {

//! \brief What is in a folder of resources.
struct ResourceLibrary {
    std::vector<Resource> resources; //!< By name, then id; ids are unique.
    QStringList errors; //!< One line for each folder that did not load.
    QStringList warnings; //!< One line each, such as an unknown field.
};

//! \brief Loads one folder with a `resource.json`.
//! \param warnings gets one line for each thing a careful author should know.
Result<Resource, ManifestError> loadResource(const QString& folder, QStringList& warnings);

//! \brief Loads every folder in \a folder that has a `resource.json`; one that does not load does
//! not keep the others from loading.
ResourceLibrary loadLibrary(const QString& folder);

//! \brief Where the samples that come with the program are: beside its build folder, or where it
//! was installed. Empty if they are in neither place.
QString sampleFolder();

} // namespace portcullis
