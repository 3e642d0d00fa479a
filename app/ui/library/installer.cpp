#include "app/ui/library/installer.h"

#include "app/history/contact_record.h"
#include "app/store/semantic_version.h"
#include "app/ui/consent_dialog.h"
#include "app/ui/library/package_words.h"
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
    : QObject(window), m_library(library), m_grants(grants), m_contacts(contacts), m_window(window),
      m_queue(this)
{
    connect(&m_queue, &TaskQueue::began, this, &Installer::began);
    connect(&m_queue, &TaskQueue::progressed, this, &Installer::progressed);
    connect(&m_queue, &TaskQueue::idle, this, &Installer::idle);
    connect(&m_queue, &TaskQueue::changed, this, &Installer::changed);
}

void Installer::install(const QStringList& sources)
{
    if (!m_library.store()) {
        Q_EMIT failed(
            tr("Nothing can be installed, since the installed resources cannot be read."));
        return;
    }
    for (const QString& source : sources)
        stage(source);
}

void Installer::stage(const QString& source)
{
    const auto work
        = [this, source, store = *m_library.store()](const Progress& progress) -> Task::Ending {
        Result<StagedPackage, PackageError> staged = store.stage(source, progress);
        if (!staged)
            return [this, source, error = staged.error()] { onRefused(source, error); };
        const auto package = std::make_shared<StagedPackage>(std::move(staged).value());
        const std::optional<StoreEntry> installed = store.find(package->manifest().id);
        return [this, package, installed] { onStaged(package, installed); };
    };
    m_queue.add({tr("Unpacking %1\u2026").arg(nameOf(source)), {}, true, work});
}

void Installer::onRefused(const QString& source, const PackageError& error)
{
    if (error.refusal != Refusal::Canceled)
        Q_EMIT failed(tr("%1 was not installed. %2").arg(nameOf(source), sentenceOf(error)));
}

void Installer::onStaged(const Package& package, const std::optional<StoreEntry>& installed)
{
    if (m_queue.isCanceled())
        discard(package);
    else
        decide(package, installed);
}

void Installer::decide(const Package& package, const std::optional<StoreEntry>& installed)
{
    CommitOptions options;
    ConsentRequest request
        = requestFor({package->manifest(), package->content()}, package->publisher());
    request.known = m_grants.find(package->manifest().id);
    if (installed) {
        const std::optional<bool> allows = allowDowngrade(*package, *installed);
        if (!allows) {
            discard(package);
            return;
        }
        options.allowDowngrade = *allows;
        const auto difference
            = PermissionDifference::between(installed->current.manifest, package->manifest());
        if (!difference.isWider()) {
            commit(package, options, std::nullopt);
            return;
        }
        request.occasion = ConsentRequest::Occasion::Update;
        request.difference = difference;
    }
    ConsentDialog dialog(request, m_window);
    options.accepted = dialog.exec() == QDialog::Accepted;
    if (options.accepted && installed && !saveRefusals(package->manifest().id, dialog.decisions()))
        discard(package);
    else if (options.accepted)
        commit(package, options, Answer{request.known, dialog.decisions()});
    else if (installed)
        commit(package, options, std::nullopt); // it waits
    else
        discard(package);
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

void Installer::discard(const Package& package)
{
    const auto work = [package](const Progress&) -> Task::Ending {
        const StagedPackage removed = std::move(*package);
        return {};
    };
    m_queue.addNext(
        {tr("Removing the files of %1\u2026").arg(package->manifest().name), {}, false, work});
}

void Installer::commit(
    const Package& package, const CommitOptions& options, const std::optional<Answer>& answer)
{
    const Manifest manifest = package->manifest();
    const auto work
        = [=, this, store = *m_library.store()](const Progress&) mutable -> Task::Ending {
        const auto outcome = store.commit(std::move(*package), options);
        return [=, this] { onCommitted(manifest, outcome, answer); };
    };
    m_queue.addNext({tr("Installing %1\u2026").arg(manifest.name), manifest.id, false, work});
}

void Installer::onCommitted(const Manifest& manifest,
    const Result<CommitOutcome, PackageError>& outcome, const std::optional<Answer>& answer)
{
    if (!outcome) {
        Q_EMIT failed(
            tr("%1 was not installed. %2").arg(manifest.name, sentenceOf(outcome.error())));
        return;
    }
    if (answer && *outcome != CommitOutcome::Waiting)
        save(manifest.id, *answer);
    m_library.refresh();
    Q_EMIT done(sentenceOf(*outcome, manifest));
    Q_EMIT installed(manifest.id);
}

//! Null if it is not installed, or if something is being done with it already.
const StoreEntry* Installer::findUnchanging(const QString& id) const
{
    const LibraryItem* const item = m_library.find(id);
    return item && item->entry && !isChanging(id) ? &*item->entry : nullptr;
}

void Installer::decideOnUpdate(const QString& id)
{
    const StoreEntry* const entry = findUnchanging(id);
    if (!entry || !entry->waiting)
        return;
    const InstalledVersion waiting = *entry->waiting; // asking may take its time
    ConsentRequest request = requestFor({waiting.manifest, waiting.folder}, waiting.publisher);
    request.occasion = ConsentRequest::Occasion::Update;
    request.known = m_grants.find(id);
    request.difference = PermissionDifference::between(entry->current.manifest, waiting.manifest);
    ConsentDialog dialog(request, m_window);
    if (dialog.exec() != QDialog::Accepted || !saveRefusals(id, dialog.decisions()))
        return;
    make({id, tr("Installing %1\u2026").arg(waiting.manifest.name),
        [id, digest = waiting.digest](
            ResourceStore& store) { return store.acceptWaiting(id, digest); },
        sentenceOf(CommitOutcome::Updated, waiting.manifest),
        [this, id, answer = Answer{request.known, dialog.decisions()}] { save(id, answer); }});
}

void Installer::dropUpdate(const QString& id)
{
    if (const StoreEntry* const entry = findUnchanging(id))
        make({id, tr("Forgetting the update of %1\u2026").arg(entry->current.manifest.name),
            [id](ResourceStore& store) { return store.dropWaiting(id); },
            tr("The update is forgotten."), {}});
}

void Installer::rollBack(const QString& id)
{
    const StoreEntry* const entry = findUnchanging(id);
    if (!entry || !entry->previous)
        return;
    const Manifest& manifest = entry->previous->manifest;
    make({id, tr("Going back to version %1 of %2\u2026").arg(manifest.version, manifest.name),
        [id](ResourceStore& store) { return store.rollback(id); },
        tr("%1 is back at version %2.").arg(manifest.name, manifest.version), {}});
}

void Installer::uninstall(const QString& id)
{
    const StoreEntry* const entry = findUnchanging(id);
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
    Change change{id, tr("Removing %1\u2026").arg(name),
        [id](ResourceStore& store) { return store.uninstall(id); }, tr("%1 is removed.").arg(name),
        {}};
    if (data.isChecked())
        change.whenDone = [this, id] { removeData(id); };
    make(change);
}

void Installer::setEnabled(const QString& id, bool isEnabled)
{
    const StoreEntry* const entry = findUnchanging(id);
    if (!entry)
        return;
    const QString& name = entry->current.manifest.name;
    make({id, (isEnabled ? tr("Enabling %1\u2026") : tr("Disabling %1\u2026")).arg(name),
        [id, isEnabled](ResourceStore& store) { return store.setEnabled(id, isEnabled); },
        (isEnabled ? tr("%1 can be opened again.") : tr("%1 is disabled.")).arg(name), {}});
}

void Installer::make(const Change& change)
{
    const auto work
        = [this, change, store = *m_library.store()](const Progress&) mutable -> Task::Ending {
        const Result<void, PackageError> result = change.work(store);
        return [this, change, result] { onMade(change, result); };
    };
    m_queue.add({change.sentence, change.id, false, work});
}

void Installer::onMade(const Change& change, const Result<void, PackageError>& result)
{
    m_library.refresh();
    if (!result) {
        Q_EMIT failed(sentenceOf(result.error()));
        return;
    }
    Q_EMIT done(change.doneSentence);
    if (change.whenDone)
        change.whenDone();
}

void Installer::removeData(const QString& id)
{
    if (const auto removed = m_grants.remove(id); !removed)
        Q_EMIT failed(
            tr("What you decided for it could not be forgotten. %1.").arg(removed.error()));
    if (m_contacts)
        m_contacts->remove(id);
}

//! Before an update is installed: a host that could not be refused any more would be reached.
bool Installer::saveRefusals(const QString& id, const Decisions& decided)
{
    const auto saved = m_grants.saveRefusals(id, decided);
    if (!saved)
        Q_EMIT failed(unsavedText(saved.error()));
    return bool(saved);
}

void Installer::save(const QString& id, const Answer& answer)
{
    const auto saved = m_grants.saveAnswer(id, answer.known, answer.decided);
    if (!saved)
        Q_EMIT failed(unsavedText(saved.error()));
}

} // namespace portcullis
