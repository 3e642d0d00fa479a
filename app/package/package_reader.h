#pragma once

#include "app/package/content_intake.h"

#include <memory>
#include <vector>

namespace portcullis {

//! \brief A place that a package is read from: what files it has, and what is in them.
//!
//! The paths are checked, and all files are regular; the sizes are only said.
class PackageReader {
public:
    struct File {
        QString path; //!< Inside the package.
        qint64 claimedBytes = 0;
        qint64 index = 0; //!< For the reader.
    };

    virtual ~PackageReader() = default;

    const std::vector<File>& files() const { return m_files; }

    //! What is in \a file. It is of no use after this object.
    virtual Result<ReadBytes, PackageError> open(const File& file) = 0;

protected:
    std::vector<File> m_files;
};

} // namespace portcullis
