#include "app/ui/library/installer.h"

#include "app/history/contact_record.h"
#include "app/store/semantic_version.h"
#include "app/ui/consent_dialog.h"
#include "app/ui/library/package_words.h"
#include "app/ui/library/staging_job.h"
#include "app/ui/warning.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace portcullis {
namespace {

QString nameOf(const QString& source)
{
    return QFileInfo(source).fileName();
}

//! What an update asks for beyond the installed version, as PermissionChoices names it.
QStringList namesOf(const PermissionDifference& difference)
{
    QStringList names = wireNames(difference.addedCapabilities);
    for (const HostPattern& host : difference.addedHosts)
        names << host.toString();
    if (difference.addsAnyHost)
        names << wireName(Capability::NetworkWs);
    return names;
}

ConsentRequest requestFor(const Resource& resource, const std::optional<PublicKey>& publisher)
{
    ConsentRequest request;
    request.resource = resource;
    request.occasion = ConsentRequest::Occasion::Install;
    request.publisher = publisherSentence(publisher);
    return request;
}

} // namespace

Installer::Installer(
    Library& library, const GrantStore& grants, ContactRecord* contacts, QWidget* window)
    : QObject(window), m_library(library), m_grants(grants), m_contacts(contacts), m_window(window)
{
}

Installer::~Installer() = default;

void Installer::install(const QStringList& sources)
{
    if (!m_library.store()) {
        Q_EMIT failed(
            tr("Nothing can be installed, since the installed resources cannot be read."));
        return;
    }
    m_sources << sources;
    if (!m_job)
        next();
}

void Installer::cancel()
{
    m_sources.clear();
    if (m_job)
        m_job->cancel();
}

void Installer::next()
{
    m_job.reset();
    if (m_sources.isEmpty()) {
        Q_EMIT idle();
        return;
    }
    m_job = std::make_unique<StagingJob>(*m_library.store(), m_sources.takeFirst());
    const QString name = nameOf(m_job->source());
    connect(m_job.get(), &StagingJob::progressed, this,
        [this, name](int percent) { Q_EMIT progressed(name, percent); });
    connect(m_job.get(), &StagingJob::finished, this, &Installer::onStaged);
}

void Installer::onStaged()
{
    const QString name = nameOf(m_job->source());
    Result<StagedPackage, PackageError> staged = m_job->takeResult();
    // The job is in the middle of a signal.
    m_job.release()->deleteLater();
    if (staged)
        decide(std::move(staged).value());
    else if (staged.error().refusal != Refusal::Canceled)
        Q_EMIT failed(tr("%1 was not installed. %2").arg(name, sentenceOf(staged.error())));
    if (!m_job)
        next();
}

void Installer::decide(StagedPackage staged)
{
    const QString id = staged.manifest().id;
    const std::optional<StoreEntry> installed = m_library.store()->find(id);
    CommitOptions options;
    if (installed) {
        const std::optional<bool> allows = allowDowngrade(staged, *installed);
        if (!allows)
            return;
        options.allowDowngrade = *allows;
        const PermissionDifference difference = *m_library.store()->differenceFor(staged);
        if (!difference.isWider()) {
            commit(std::move(staged), options, std::nullopt);
            return;
        }
    }
    ConsentRequest request = requestFor({staged.manifest(), staged.content()}, staged.publisher());
    request.known = m_grants.find(id);
    if (installed) {
        request.occasion = ConsentRequest::Occasion::Update;
        request.added = namesOf(*m_library.store()->differenceFor(staged));
    }
    ConsentDialog dialog(request, m_window);
    const bool isAccepted = dialog.exec() == QDialog::Accepted;
    options.accepted = isAccepted;
    if (isAccepted)
        commit(std::move(staged), options, dialog.decisions());
    else if (installed)
        commit(std::move(staged), options, std::nullopt); // it waits
}

//! Whether the version may be lower, which the user is asked if it is; empty if it may not.
std::optional<bool> Installer::allowDowngrade(
    const StagedPackage& staged, const StoreEntry& installed)
{
    const Manifest& before = installed.current.manifest;
    const Manifest& after = staged.manifest();
    if (std::is_gt(compareVersions(after.version, before.version)))
        return false;
    if (staged.summary().digest == installed.current.digest)
        return false;
    QMessageBox question(QMessageBox::Question, tr("Replace %1").arg(before.name),
        tr("Version %1 of %2 is installed. Replace it by version %3, which is not newer?")
            .arg(before.version, before.name, after.version),
        QMessageBox::Yes | QMessageBox::No, m_window);
    question.setTextFormat(Qt::PlainText);
    return question.exec() == QMessageBox::Yes ? std::optional(true) : std::nullopt;
}

void Installer::commit(
    StagedPackage staged, const CommitOptions& options, const std::optional<Decisions>& decisions)
{
    const Manifest manifest = staged.manifest();
    const auto outcome = m_library.store()->commit(std::move(staged), options);
    if (!outcome) {
        Q_EMIT failed(
            tr("%1 was not installed. %2").arg(manifest.name, sentenceOf(outcome.error())));
        return;
    }
    if (decisions && *outcome != CommitOutcome::Waiting)
        save(manifest.id, *decisions);
    m_library.refresh();
    Q_EMIT done(sentenceOf(*outcome, manifest));
    Q_EMIT installed(manifest.id);
}

void Installer::decideOnUpdate(const QString& id)
{
    const std::optional<StoreEntry> entry = m_library.store()->find(id);
    if (!entry || !entry->waiting)
        return;
    const InstalledVersion& waiting = *entry->waiting;
    ConsentRequest request = requestFor({waiting.manifest, waiting.folder}, waiting.publisher);
    request.occasion = ConsentRequest::Occasion::Update;
    request.known = m_grants.find(id);
    request.added
        = namesOf(PermissionDifference::between(entry->current.manifest, waiting.manifest));
    ConsentDialog dialog(request, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (report(m_library.store()->acceptWaiting(id),
            sentenceOf(CommitOutcome::Updated, waiting.manifest)))
        save(id, dialog.decisions());
}

void Installer::dropUpdate(const QString& id)
{
    report(m_library.store()->dropWaiting(id), tr("The update is forgotten."));
}

void Installer::rollBack(const QString& id)
{
    const std::optional<StoreEntry> entry = m_library.store()->find(id);
    if (!entry || !entry->previous)
        return;
    report(m_library.store()->rollback(id),
        tr("%1 is back at version %2.")
            .arg(entry->previous->manifest.name, entry->previous->manifest.version));
}

void Installer::uninstall(const QString& id)
{
    const std::optional<StoreEntry> entry = m_library.store()->find(id);
    if (!entry)
        return;
    const QString name = entry->current.manifest.name;
    QMessageBox question(QMessageBox::Question, tr("Remove %1").arg(name),
        tr("Remove %1 from this computer?").arg(name), QMessageBox::Cancel, m_window);
    question.setTextFormat(Qt::PlainText);
    QPushButton* const remove = question.addButton(tr("Remove"), QMessageBox::DestructiveRole);
    QCheckBox data(tr("Also forget what I decided for it and what it has contacted"));
    question.setCheckBox(&data);
    question.exec();
    if (question.clickedButton() != remove)
        return;
    const bool removesData = data.isChecked();
    if (!report(m_library.store()->uninstall(id), tr("%1 is removed.").arg(name)) || !removesData)
        return;
    if (const auto removed = m_grants.remove(id); !removed)
        Q_EMIT failed(
            tr("What you decided for it could not be forgotten. %1.").arg(removed.error()));
    if (m_contacts)
        m_contacts->remove(id);
}

void Installer::setEnabled(const QString& id, bool isEnabled)
{
    const LibraryItem* const item = m_library.find(id);
    if (!item)
        return;
    const QString sentence = isEnabled ? tr("%1 can be opened again.") : tr("%1 is disabled.");
    report(
        m_library.store()->setEnabled(id, isEnabled), sentence.arg(item->resource.manifest.name));
}

void Installer::save(const QString& id, const Decisions& decided)
{
    const auto saved = m_grants.save(id, decided);
    if (!saved)
        Q_EMIT failed(unsavedText(saved.error()));
}

//! Says what came of it, and whether it was done.
bool Installer::report(const Result<void, PackageError>& result, const QString& sentence)
{
    m_library.refresh();
    if (result)
        Q_EMIT done(sentence);
    else
        Q_EMIT failed(sentenceOf(result.error()));
    return bool(result);
}

} // namespace portcullis
