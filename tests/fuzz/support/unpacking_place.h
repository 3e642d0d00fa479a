#pragma once

#include "app/package/package.h"

#include <QTemporaryDir>

namespace portcullis::fuzz {

//! \brief Unpacks hostile archives in a folder of its own, and checks what must hold for each.
class UnpackingPlace {
public:
    UnpackingPlace();

    //! \brief Unpacks \a archive, until that is too much, and removes what has become of it.
    //!
    //! Nothing but plain files and folders may appear, and those in the target only; an error is
    //! one line; and what is taken is what lies there.
    void unpack(const QByteArray& archive) const;

private:
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    void checkNeighbors() const;
    void checkTaken(const PackageSummary& summary) const;

    QTemporaryDir m_dir;
};

} // namespace portcullis::fuzz
