#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace portcullis {
class ServedFiles;
}

//! \brief What is said of where a resource's documents wanted to go and did not, and what the
//! engine says of it. Lines are for a console.
namespace portcullis::refused_navigation {

//! \brief What a link led to that the engine did not follow, which it says in a console line; null
//! if \a line says something else. It is empty where the line has no address, or not all of it.
//!
//! A resource can write such a line itself.
std::optional<QUrl> reportedLink(const QString& line);

//! Whether such a line has an address, or most of it.
bool hasAddress(const QString& line);

//! For an address outside of the resource; empty if it is not known.
QString outsideLine(const QUrl& url);

//! For a page of the resource, which nothing of \a served answers.
QString missingPageLine(const QUrl& url, const ServedFiles& served);

//! For a form sent to a file.
QString postLine(const QUrl& url);

//! The path of \a url within the resource: printable ASCII, no longer than
//! limits::maxShownPathUnits.
QString shownPath(const QUrl& url);

} // namespace portcullis::refused_navigation
