#pragma once

#include "bridge/manifest/manifest.h"
#include "bridge/manifest/resource_folder.h"

#include <QStringList>

namespace portcullis {

//! \brief What a resource names and does not have, a sentence for each in one line: the icon of its
//! manifest, and what its entry page names, the pages that it leads to, and their style sheets.
//!
//! References with another scheme or to another host are not looked at. At most
//! limits::maxScannedFiles are read, and of each the first limits::maxScannedBytes; at most
//! limits::maxMissingFiles are named, and one sentence says that there are more.
//! \param folder the resource's, with this \a manifest.
QStringList missingFiles(const Manifest& manifest, const ResourceFolder& folder);

} // namespace portcullis
