#pragma once

#include <QUrl>

namespace portcullis {

class ServedFiles;

//! \brief One line for the author whose resource has asked for \a url, which nothing of \a served
//! answers: which file that would be, and what to set if a bundler has made the address.
QString missingFileText(const QUrl& url, const ServedFiles& served);

} // namespace portcullis
