#pragma once

#include "app/package/content_intake.h"

#include <memory>
#include <vector>

namespace portcullis {

//! \brief A place that a package is read from: what files it has, and what is in them.
//!
//! The paths of files are checked, and all files are regular; the sizes are only said.
class PackageReader {
public:
    struct File {
        QString path; //!< Inside the package.
        qint64 claimedBytes = 0;
        qint64 index = 0; //!< For the reader.
    };

    virtual ~PackageReader() = default;

    const std::vector<File>& files() const { return m_files; }

    //! \brief Files that systems left behind, which are no part of the package unless its signature
    //! covers them. Nothing about them is checked but that they do not lead out of it.
    const std::vector<File>& leftovers() const { return m_leftovers; }

    //! What is in \a file. It is of no use after this object.
    virtual Result<ReadBytes, PackageError> open(const File& file) = 0;

protected:
    //! A file or folder that is left out. Error: Refusal::TooManyFiles.
    Result<void, PackageError> countLeftover();

    std::vector<File> m_files;
    std::vector<File> m_leftovers;

private:
    qsizetype m_leftoverCount = 0; // folders, too
};

} // namespace portcullis
