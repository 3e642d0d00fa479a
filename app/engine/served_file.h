#pragma once

#include "bridge/manifest/resource_folder.h"

#include <QUrl>

namespace portcullis {

//! \brief Which file answers \a url, asked of the resource \a id: one of its \a folder, or below
//! the reserved path `/_rp/` the SDK, which is part of the program.
//!
//! Empty if there is none, or if the URL is not one of the resource.
QString servedFile(const QUrl& url, const QString& id, const ResourceFolder& folder);

} // namespace portcullis
