#pragma once

#include <QString>

namespace portcullis {

//! \brief Why something was not packed, not installed or not changed in the store. The command line
//! has one exit code for each.
enum class Refusal {
    NotFound, //!< There is no such file or folder, or it cannot be read.
    NotAPackage, //!< Neither a folder nor a zip, or a zip that is damaged.
    Unsupported, //!< An archive with encrypted entries or an unknown compression.
    BadPath, //!< A name that leaves the package, is too long, or is no plain text.
    BadFileType, //!< A symbolic link, device, FIFO or socket.
    NameCollision, //!< Two names that are the same file on some systems, or a reserved one.
    TooManyFiles, //!< limits::maxPackageFiles.
    TooLarge, //!< limits::maxFrontendBytes or limits::maxPackageBytes.
    BadManifest, //!< `resource.json` is missing or wrong.
    BadSignature, //!< A signature that does not hold, or files that it does not cover.
    BadKey, //!< A key file that cannot be read, or one that exists already.
    Canceled, //!< The caller's Progress said so.
    WriteFailed, //!< The disk is full, or nothing may be written there.
    NewerStore, //!< The store was written by a newer program, or says nothing this one knows.
    Busy, //!< Another process has been changing the store for too long.
    NotInstalled, //!< No resource has that id.
    Damaged, //!< What is installed is not what was installed.
    Downgrade, //!< The installed version is newer, or the same with other content.
    OtherPublisher, //!< Signed by another key than what is installed, or no longer signed.
    ChangedMeanwhile, //!< It is no longer what the user was shown.
    DecisionsUnsaved, //!< What the user decided cannot be kept, so nothing is changed.
    NothingToDo, //!< No update waits, or there is no version to go back to.
    Unanswered, //!< Somebody has to be asked, and nobody is there.
};

//! \brief A refusal, with one clear line for a person.
struct PackageError {
    Refusal refusal;
    QString message; //!< One sentence in one line, whatever a package has in its names.
};

//! With \a message in one line.
PackageError refused(Refusal refusal, const QString& message);

//! \brief \a message, why the last call of the system failed (`errno`), and what to check.
//!
//! Refusal::WriteFailed.
PackageError writeFailed(const QString& message);

//! A name from a package, in quotes, and cut where it is long.
QString shownName(const QString& name);

} // namespace portcullis
