#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace portcullis {

//! \brief What an archive's list, its "central directory", says of one entry (PKWARE's APPNOTE 6.3,
//! section 4.3.12), unchecked.
struct ArchiveEntry {
    QByteArray name; //!< As it is there, in whatever encoding.
    //! From the field of Info-ZIP (APPNOTE 4.6.9), if it belongs to `name`; else empty.
    QByteArray unicodeName;
    quint8 system = 0; //!< That it was made on, see 4.4.2.2.
    quint32 attributes = 0; //!< Those of that system; the mode of Unix in the upper half.
    quint64 offset = 0; //!< Of its local header, in bytes from the start of the file.

    //! What programs that know the field take for its name.
    const QByteArray& effectiveName() const { return unicodeName.isEmpty() ? name : unicodeName; }
};

//! The bytes of an entry's fixed part in the list.
inline constexpr qsizetype archiveEntrySize = 46;

//! \brief The entry that \a list begins with; empty if none does. \a list is moved behind it.
std::optional<ArchiveEntry> takeArchiveEntry(QByteArrayView& list);

} // namespace portcullis
