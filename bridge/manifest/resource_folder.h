#pragma once

#include "bridge/core/result.h"

#include <QString>

namespace portcullis {

//! \brief The folder of one resource, as the only place its files are read from.
//!
//! Paths come from manifests and from the engine, so they are hostile: a path that leaves the
//! folder, by `..`, by being absolute or through a symbolic link, is not found.
class ResourceFolder {
public:
    //! \a path may be relative and may itself be a link; the folder need not exist.
    explicit ResourceFolder(const QString& path);

    //! Why a path has no file.
    enum class Refusal {
        BadPath, //!< Empty, absolute, or with `.`, `..`, empty segments, NUL or a backslash.
        NotFound, //!< There is no regular file there.
        Outside, //!< A symbolic link leads out of the folder.
    };

    //! \brief The absolute path of the regular file at \a relativePath, all links resolved; also if
    //! its name has the other Unicode normalization, NFC or NFD.
    //! \param relativePath segments separated by `/`, not percent-encoded.
    Result<QString, Refusal> resolve(const QString& relativePath) const;

    //! The absolute path of the folder, links resolved; empty if it does not exist.
    const QString& path() const { return m_root; }

private:
    QString m_root;
};

} // namespace portcullis
