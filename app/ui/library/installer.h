#pragma once

#include "app/library/grant_store.h"
#include "app/library/library.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace portcullis {

class ContactRecord;
class StagingJob;

//! \brief Changes what is installed, and asks the user where there is something to decide.
//!
//! Packages are unpacked one after the other, while the window goes on.
class Installer : public QObject {
    Q_OBJECT

public:
    //! All must outlive it. \a contacts may be null; dialogs stand on \a window.
    Installer(Library& library, const GrantStore& grants, ContactRecord* contacts, QWidget* window);
    ~Installer() override;

    //! Installs the packages at \a sources, or updates what is installed.
    void install(const QStringList& sources);

    //! Stops what install() has begun.
    void cancel();

    //! Asks whether the update that waits is to be installed.
    void decideOnUpdate(const QString& id);
    //! Forgets the update that waits.
    void dropUpdate(const QString& id);
    //! Goes back to the version before the current one.
    void rollBack(const QString& id);
    //! Asks first.
    void uninstall(const QString& id);
    void setEnabled(const QString& id, bool isEnabled);

Q_SIGNALS:
    //! A package is being unpacked; \a percent of it is done.
    void progressed(const QString& source, int percent);
    //! Nothing is being unpacked any more.
    void idle();
    //! Something was done, in one sentence.
    void done(const QString& sentence);
    //! Something was not done, and why.
    void failed(const QString& sentence);
    //! That resource has been installed or updated.
    void installed(const QString& id);

private:
    void next();
    void onStaged();
    void decide(StagedPackage staged);
    void commit(StagedPackage staged, const CommitOptions& options,
        const std::optional<Decisions>& decisions);
    std::optional<bool> allowDowngrade(const StagedPackage& staged, const StoreEntry& installed);
    void save(const QString& id, const Decisions& decided);
    bool report(const Result<void, PackageError>& result, const QString& sentence);

    Library& m_library;
    GrantStore m_grants;
    ContactRecord* m_contacts;
    QWidget* m_window;
    QStringList m_sources; // that wait
    std::unique_ptr<StagingJob> m_job;
};

} // namespace portcullis
