#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace portcullis {

//! What becomes of a package's leftovers: files that operating systems put beside people's own.
enum class Leftovers {
    LeaveOut,
    Keep, //!< For what is installed or signed already, which is what it is.
};

//! \brief Whether \a path, with `/` between its names, is a leftover or in a folder that is one,
//! such as `.DS_Store` and `__MACOSX/`. Case is ignored.
//!
//! \param path need not be UTF-8. What editors and version control leave is the author's own.
bool isLeftover(QByteArrayView path);

//! One sentence in one line: how many were left out, and the first of their \a paths. Not for none.
QString leftOutSentence(QStringList paths);

} // namespace portcullis
