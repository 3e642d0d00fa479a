#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <limits>

namespace portcullis::leak {

//! The engines in which a vector arrives, by their major version of Chromium.
struct Engines {
    int from = std::numeric_limits<int>::max(); //!< Of nothing that is known, as it is here.
    int to = std::numeric_limits<int>::max(); //!< Itself included.

    bool include(int engine) const { return engine >= from && engine <= to; }
};

//! One file of tests/leak/vectors. README.md says what stands in it.
struct VectorFile {
    QString name; //!< The file's, without the suffix.
    QString page; //!< Its suffix, such as `html`, if it is a page; empty for a script.
    bool isShared; //!< Runs in one document with others.
    Engines arrives; //!< In which it is known to arrive where nothing is in its way.
    bool isUntouched; //!< Nobody clicks into its document.
    quint16 port; //!< Its sinks', for TCP and UDP.
    QByteArray text;
};

//! The major version of Chromium that this runs with.
int engineVersion();

//! All of them, sorted by name. Ends the program if there are none.
QList<VectorFile> readVectors(const QString& folder);

} // namespace portcullis::leak
