#pragma once

#include "bridge/manifest/resource_folder.h"

#include <QUrl>

namespace portcullis {

//! \brief What answers a URL of a resource: a file, or another URL, or nothing.
struct ServedFile {
    QString path; //!< Absolute; empty if no file answers.
    //! To be asked for instead; empty if there is none. It is the same folder with a `/` at its
    //! end, so that what its page refers to is looked for below it.
    QUrl redirect;

    bool isFound() const { return !path.isEmpty() || !redirect.isEmpty(); }
};

//! \brief Knows which file of a resource a URL means. It serves nothing and needs no web engine.
//!
//! The path of a URL is one below the package's top. What is not there is looked for once more,
//! below the folder of the entry page, since bundlers write `/assets/...` for what is beside
//! `dist/index.html`. A folder is answered by its `index.html`. ResourceFolder judges each path, so
//! that nothing outside the package is ever found.
class ServedFiles {
public:
    //! \param id the resource's, which is the host of its URLs.
    //! \param entry path of its page inside \a folder: Manifest::entry.
    ServedFiles(QString id, ResourceFolder folder, const QString& entry);

    //! \brief What answers \a url, whose query and fragment do not matter.
    //!
    //! Nothing answers what is not a URL of the resource. Below the reserved path `/_rp/` is only
    //! the SDK, which is part of the program.
    ServedFile find(const QUrl& url) const;

    //! \brief Whether \a url, which nothing answers, looks as if a bundler had been told another
    //! address of the package than it has here.
    //!
    //! That is so if it is outside of the entry page's folder, or if something would answer it
    //! without its first folders.
    bool hasForeignBase(const QUrl& url) const;

private:
    ServedFile findPath(const QString& path, const QUrl& url) const;
    ServedFile findBelow(const QString& top, const QString& path, const QUrl& url) const;

    QString m_id;
    ResourceFolder m_folder;
    QString m_entryFolder; // with a slash at its end; empty if it is the package's top
};

} // namespace portcullis
