#include "app/store/staged_package.h"

#include "bridge/manifest/resource_folder.h"

namespace portcullis {

QString StagedPackage::icon() const
{
    return iconIn(content(), manifest());
}

QString iconIn(const QString& folder, const Manifest& manifest)
{
    const auto icon = ResourceFolder(folder).resolve(manifest.icon);
    return icon ? *icon : QString();
}

} // namespace portcullis
