#include "app/package/package_reader.h"

#include "bridge/core/limits.h"

namespace portcullis {

Result<void, PackageError> PackageReader::countLeftover()
{
    if (++m_leftoverCount <= limits::maxPackageLeftovers)
        return {};
    return refused(Refusal::TooManyFiles,
        QStringLiteral("there are more than %1 files and folders that systems leave behind, such "
                       "as \".DS_Store\" and \"__MACOSX\"; remove them")
            .arg(limits::maxPackageLeftovers));
}

} // namespace portcullis
