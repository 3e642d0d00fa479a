#pragma once

#include "app/store/resource_store.h"

//! \brief Packages and what is done with them, in words for users.
namespace portcullis {

//! Who vouches for a package: a key, or nobody.
QString publisherSentence(const std::optional<PublicKey>& publisher);

//! Why something was refused, followed by the details of \a error.
QString sentenceOf(const PackageError& error);

//! What came of installing.
QString sentenceOf(CommitOutcome outcome, const Manifest& manifest);

//! \a sentence, and the first of \a warnings on the package, such as what was left out of it.
QString withWarnings(const QString& sentence, const QStringList& warnings);

//! Such as `Updated to 1.2.0`.
QString wordsFor(const HistoryEvent& event);

} // namespace portcullis
