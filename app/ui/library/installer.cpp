#include "app/ui/library/installer.h"

#include "app/history/contact_record.h"
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
    const auto work = [this, source, store = *m_library.store(), grants = m_grants](
                          const Progress& progress) -> Task::Ending {
        const auto refuse = [this, source](const PackageError& error) {
            return [this, source, error] { onRefused(source, error); };
        };
        Result<StagedPackage, PackageError> unpacked = store.stage(source, progress);
        if (!unpacked)
            return refuse(unpacked.error());
        const auto plan = planInstall(store, grants, unpacked.value());
        if (!plan)
            return refuse(plan.error());
        const Staged staged{std::make_shared<StagedPackage>(std::move(unpacked).value()), *plan};
        return [this, staged] { onStaged(staged); };
    };
    m_queue.add({tr("Unpacking %1\u2026").arg(nameOf(source)), {}, true, work});
}

void Installer::onRefused(const QString& source, const PackageError& error)
{
    if (error.refusal != Refusal::Canceled)
        Q_EMIT failed(tr("%1 was not installed. %2").arg(nameOf(source), sentenceOf(error)));
}

void Installer::onStaged(const Staged& staged)
{
    if (m_queue.isCanceled())
        discard(staged.package);
    else if (staged.plan.isDowngrade)
        askForDowngrade(staged);
    else
        decide(staged, false);
}

void Installer::askForDowngrade(const Staged& staged)
{
    const Manifest& before = staged.plan.installed->manifest;
    auto* const question = new QMessageBox(QMessageBox::Question, tr("Replace %1").arg(before.name),
        tr("Version %1 of %2 is installed. Replace it by version %3, which is not newer?")
            .arg(before.version, before.name, staged.plan.resource.manifest.version),
        QMessageBox::Yes | QMessageBox::No, m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setDefaultButton(QMessageBox::No);
    connect(
        question, &QMessageBox::finished, this, [this, staged, hold = m_queue.hold()](int answer) {
            if (answer == QMessageBox::Yes)
                decide(staged, true);
            else
                discard(staged.package);
        });
    question->open();
}

void Installer::decide(const Staged& staged, bool allowsDowngrade)
{
    if (!staged.plan.installed || staged.plan.mustBeAccepted)
        askForConsent(staged, allowsDowngrade);
    else
        apply(staged, {true, allowsDowngrade, std::nullopt});
}

void Installer::askForConsent(const Staged& staged, bool allowsDowngrade)
{
    ConsentDialog* const dialog = createConsent(staged.plan);
    connect(dialog, &QDialog::finished, this,
        [this, staged, allowsDowngrade, dialog, hold = m_queue.hold()](int answer) {
            if (answer == QDialog::Accepted)
                apply(staged, {true, allowsDowngrade, dialog->decisions()});
            else if (staged.plan.installed)
                apply(staged, {false, allowsDowngrade, std::nullopt}); // it waits
            else
                discard(staged.package);
        });
    dialog->open();
}

ConsentDialog* Installer::createConsent(const InstallPlan& plan)
{
    ConsentRequest request;
    request.resource = plan.resource;
    request.occasion
        = plan.installed ? ConsentRequest::Occasion::Update : ConsentRequest::Occasion::Install;
    request.publisher = publisherSentence(plan.version.publisher);
    request.known = plan.known;
    request.difference = plan.difference;
    auto* const dialog = new ConsentDialog(request, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
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

void Installer::apply(const Staged& staged, const InstallAnswer& answer)
{
    const Manifest& manifest = staged.plan.resource.manifest;
    const auto work = [=, this, store = *m_library.store(), grants = m_grants](
                          const Progress&) mutable -> Task::Ending {
        const auto outcome
            = applyInstall(store, grants, std::move(*staged.package), staged.plan, answer);
        return [this, outcome, plan = staged.plan] { onApplied(plan, outcome); };
    };
    m_queue.addNext({tr("Installing %1\u2026").arg(manifest.name), manifest.id, false, work});
}

void Installer::onApplied(
    const InstallPlan& plan, const Result<InstallOutcome, PackageError>& outcome)
{
    const Manifest& manifest = plan.resource.manifest;
    m_library.refresh();
    if (!outcome) {
        Q_EMIT failed(
            tr("%1 was not installed. %2").arg(manifest.name, sentenceOf(outcome.error())));
        return;
    }
    Q_EMIT done(withWarnings(sentenceOf(outcome->commit, manifest), plan.warnings));
    if (outcome->unsaved)
        Q_EMIT failed(unsavedText(*outcome->unsaved));
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
    const bool isAsked = isAskingFor(id, ConsentRequest::Occasion::Update, *m_window);
    if (!entry || !entry->waiting || isAsked)
        return;
    const auto plan = planWaiting(*m_library.store(), m_grants, id);
    if (!plan) {
        Q_EMIT failed(sentenceOf(plan.error()));
        return;
    }
    ConsentDialog* const dialog = createConsent(*plan);
    connect(dialog, &QDialog::accepted, this,
        [this, plan = *plan, dialog] { acceptUpdate(plan, dialog->decisions()); });
    dialog->open();
}

void Installer::acceptUpdate(const InstallPlan& plan, const Decisions& decided)
{
    const Manifest& manifest = plan.resource.manifest;
    const auto work = [=, this, store = *m_library.store(), grants = m_grants](
                          const Progress&) mutable -> Task::Ending {
        const auto outcome = applyWaiting(store, grants, plan, decided);
        return [=, this] { onApplied(plan, outcome); };
    };
    m_queue.add({tr("Installing %1\u2026").arg(manifest.name), manifest.id, false, work});
}

void Installer::dropUpdate(const QString& id, const VersionId& seen)
{
    if (const StoreEntry* const entry = findUnchanging(id))
        make({id, tr("Forgetting the update of %1\u2026").arg(entry->current.manifest.name),
            [id, seen](ResourceStore& store) { return store.dropWaiting(id, seen); },
            tr("The update is forgotten."), {}});
}

void Installer::rollBack(const QString& id, const VersionId& seen)
{
    const StoreEntry* const entry = findUnchanging(id);
    if (!entry || !entry->previous)
        return;
    const Manifest& manifest = entry->previous->manifest;
    make({id, tr("Going back to version %1 of %2\u2026").arg(manifest.version, manifest.name),
        [id, seen](ResourceStore& store) { return store.rollback(id, seen); },
        tr("%1 is back at version %2.").arg(manifest.name, manifest.version), {}});
}

void Installer::uninstall(const QString& id)
{
    const StoreEntry* const entry = findUnchanging(id);
    if (!entry)
        return;
    const QString name = entry->current.manifest.name;
    auto* const question = new QMessageBox(QMessageBox::Question, tr("Remove %1").arg(name),
        tr("Remove %1 from this computer?").arg(name), QMessageBox::Cancel, m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setDefaultButton(QMessageBox::Cancel);
    QPushButton* const yes = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    auto* const data
        = new QCheckBox(tr("Also forget what I decided for it and what it has contacted"));
    question->setCheckBox(data);
    connect(question, &QMessageBox::finished, this, [this, id, name, question, yes, data] {
        if (question->clickedButton() == yes)
            remove(id, name, data->isChecked());
    });
    question->open();
}

void Installer::remove(const QString& id, const QString& name, bool withData)
{
    Change change{id, tr("Removing %1\u2026").arg(name),
        [id](ResourceStore& store) { return store.uninstall(id); }, tr("%1 is removed.").arg(name),
        {}};
    if (withData)
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
    if (const auto removed = m_grants.forget(id); !removed)
        Q_EMIT failed(
            tr("What you decided for it could not be forgotten. %1.").arg(removed.error()));
    if (m_contacts)
        m_contacts->remove(id);
}

} // namespace portcullis
