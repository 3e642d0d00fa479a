#include "app/ui/library/package_words.h"

#include <QCoreApplication>

namespace portcullis {
namespace {

//! What the texts below belong to, for translators.
struct Packages {
    Q_DECLARE_TR_FUNCTIONS(Packages)
};

constexpr qsizetype maxShownWarnings = 3;

QString reasonOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::NotFound:
        return Packages::tr("It can't be found or read.");
    case Refusal::NotAPackage:
        return Packages::tr("This isn't a Portcullis package, or the file is damaged.");
    case Refusal::Unsupported:
        return Packages::tr("This kind of archive can't be read.");
    case Refusal::BadPath:
    case Refusal::BadFileType:
    case Refusal::NameCollision:
        return Packages::tr("It contains files that packages can't contain.");
    case Refusal::TooManyFiles:
    case Refusal::TooLarge:
        return Packages::tr("It is too large.");
    case Refusal::BadManifest:
        return Packages::tr("Its description, resource.json, is missing or wrong.");
    case Refusal::BadSignature:
        return Packages::tr("Invalid signature: the package may have been modified.");
    case Refusal::WriteFailed:
        return Packages::tr("It couldn't be saved. Check the free space on the disk.");
    case Refusal::NewerStore:
        return Packages::tr(
            "Your library was created by a newer version of Portcullis. Please update.");
    case Refusal::Busy:
        return Packages::tr("Another installation is in progress. Try again shortly.");
    case Refusal::NotInstalled:
        return Packages::tr("It is not installed any more.");
    case Refusal::Damaged:
        return Packages::tr("It is damaged.");
    case Refusal::Downgrade:
        return Packages::tr("The installed version is newer.");
    case Refusal::OtherPublisher:
        return Packages::tr(
            "It comes from a different publisher. To switch, remove the installed version first.");
    case Refusal::ChangedMeanwhile:
        return Packages::tr("It has changed meanwhile. Look at it again, and try once more.");
    case Refusal::DecisionsUnsaved:
        return Packages::tr("Your decisions could not be saved.");
    case Refusal::BadKey:
    case Refusal::Canceled:
    case Refusal::NothingToDo:
    case Refusal::Unanswered:
        return Packages::tr("Nothing was changed.");
    }
    Q_UNREACHABLE();
}

} // namespace

QString publisherSentence(const std::optional<PublicKey>& publisher)
{
    return publisher ? Packages::tr("Signed with the key %1").arg(publisher->fingerprint())
                     : Packages::tr("Not signed: nobody vouches for where it comes from");
}

QString sentenceOf(const PackageError& error)
{
    return Packages::tr("%1 Details: %2").arg(reasonOf(error.refusal), error.message);
}

QString sentenceOf(CommitOutcome outcome, const Manifest& manifest)
{
    switch (outcome) {
    case CommitOutcome::Installed:
        return Packages::tr("%1 is installed.").arg(manifest.name);
    case CommitOutcome::Updated:
        return Packages::tr("%1 is updated to version %2.").arg(manifest.name, manifest.version);
    case CommitOutcome::Unchanged:
        return Packages::tr("%1 was installed already.").arg(manifest.name);
    case CommitOutcome::Waiting:
        return Packages::tr("The update of %1 waits until you accept what it asks for.")
            .arg(manifest.name);
    }
    Q_UNREACHABLE();
}

QString withWarnings(const QString& sentence, const QStringList& warnings)
{
    if (warnings.isEmpty())
        return sentence;
    const QString shown = warnings.mid(0, maxShownWarnings).join(QStringLiteral("; "));
    return Packages::tr("%1 Details: %2").arg(sentence, shown);
}

QString wordsFor(const HistoryEvent& event)
{
    switch (event.kind) {
    case HistoryEvent::Kind::Installed:
        return Packages::tr("Installed %1").arg(event.version);
    case HistoryEvent::Kind::Updated:
        return Packages::tr("Updated to %1").arg(event.version);
    case HistoryEvent::Kind::Waiting:
        return Packages::tr("Update %1 began to wait").arg(event.version);
    case HistoryEvent::Kind::Accepted:
        return Packages::tr("Accepted the update %1").arg(event.version);
    case HistoryEvent::Kind::Dropped:
        return Packages::tr("Refused the update %1").arg(event.version);
    case HistoryEvent::Kind::RolledBack:
        return Packages::tr("Went back to %1").arg(event.version);
    }
    Q_UNREACHABLE();
}

} // namespace portcullis
