#pragma once

#include "app/library/install_plan.h"
#include "app/library/library.h"
#include "app/ui/library/task_queue.h"

#include <QObject>
#include <QStringList>

namespace portcullis {

class ConsentDialog;
class ContactRecord;

//! \brief Changes what is installed, and asks the user where there is something to decide.
//!
//! One thing is done after the other, while the window goes on.
class Installer : public QObject {
    Q_OBJECT

public:
    //! All must outlive it. \a contacts may be null; dialogs stand on \a window.
    Installer(Library& library, const GrantStore& grants, ContactRecord* contacts, QWidget* window);

    //! Installs the packages at \a sources, or updates what is installed.
    void install(const QStringList& sources);

    //! Stops what install() has begun, until something is being installed for good.
    void cancel() { m_queue.cancel(); }

    //! The same, and waits until everything else is done that has been asked for.
    void finish() { m_queue.finish(); }

    //! \brief Whether something is done with that resource, or is about to be.
    //!
    //! Until it is done, nothing more is, and it is not to be opened.
    bool isChanging(const QString& id) const { return m_queue.isChanging(id); }

    //! Asks whether the update that waits is to be installed.
    void decideOnUpdate(const QString& id);
    //! Forgets the update that waits, if it is the one that the user has \a seen.
    void dropUpdate(const QString& id, const VersionId& seen);
    //! Goes back to the version before the current one, if it is the one that the user has \a seen.
    void rollBack(const QString& id, const VersionId& seen);
    //! Asks first.
    void uninstall(const QString& id);
    void setEnabled(const QString& id, bool isEnabled);

Q_SIGNALS:
    //! Something is being done, which \a sentence says; see cancel().
    void began(const QString& sentence, bool isCancelable);
    //! So much of it is done, if that is known.
    void progressed(int percent);
    //! Nothing is being done any more.
    void idle();
    //! isChanging() may have another answer.
    void changed();
    //! Something was done, in one sentence.
    void done(const QString& sentence);
    //! Something was not done, and why.
    void failed(const QString& sentence);
    //! That resource has been installed or updated.
    void installed(const QString& id);

private:
    //! Its files are removed by a task, too.
    using Package = std::shared_ptr<StagedPackage>;

    //! A package that is not installed yet, and what is known of what it would change.
    struct Staged {
        Package package;
        InstallPlan plan;
    };

    //! One change to an installed resource.
    struct Change {
        QString id;
        QString sentence; // while it is made
        std::function<Result<void, PackageError>(ResourceStore& store)> work;
        QString doneSentence;
        std::function<void()> whenDone;
    };

    void stage(const QString& source);
    void onRefused(const QString& source, const PackageError& error);
    void onStaged(const Staged& staged);
    void askForDowngrade(const Staged& staged);
    void decide(const Staged& staged, bool allowsDowngrade);
    void askForConsent(const Staged& staged, bool allowsDowngrade);
    void discard(const Package& package);
    void apply(const Staged& staged, const InstallAnswer& answer);
    void acceptUpdate(const InstallPlan& plan, const Decisions& decided);
    void onApplied(const InstallPlan& plan, const Result<InstallOutcome, PackageError>& outcome);
    ConsentDialog* createConsent(const InstallPlan& plan);
    const StoreEntry* findUnchanging(const QString& id) const;
    void make(const Change& change);
    void onMade(const Change& change, const Result<void, PackageError>& result);
    void remove(const QString& id, const QString& name, bool withData);
    void removeData(const QString& id);

    Library& m_library;
    GrantStore m_grants;
    ContactRecord* m_contacts;
    QWidget* m_window;
    TaskQueue m_queue;
};

} // namespace portcullis
