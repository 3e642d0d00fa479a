#include "app/store/store_entry.h"

#include "app/store/staged_package.h"

namespace portcullis {

QString InstalledVersion::icon() const
{
    return iconIn(folder, manifest);
}

} // namespace portcullis
