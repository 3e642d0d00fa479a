#pragma once

#include "app/library/grant_watcher.h"
#include "app/library/library.h"
#include "app/ui/column_page.h"

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QVBoxLayout;
QT_END_NAMESPACE

namespace portcullis {

class ContactRecord;
class Installer;

//! \brief All about one resource: what it is, what it may do, whom it has talked to, and what was
//! done with it; and all that can be done.
class DetailsPage : public ColumnPage {
    Q_OBJECT

public:
    //! All must outlive it; \a contacts may be null.
    DetailsPage(Library& library, Installer& installer, const GrantStore& grants,
        ContactRecord* contacts, QWidget* parent = nullptr);

    //! Shows that resource.
    void show(const QString& id);

    //! The one that it shows; empty at first.
    const QString& id() const { return m_id; }

Q_SIGNALS:
    void openRequested(const QString& id);
    void backRequested();

private:
    void reload();
    void followChange();
    void addHeader(QVBoxLayout& column, const LibraryItem& item);
    void addActions(QVBoxLayout& column, const LibraryItem& item);
    void addChange(QHBoxLayout* row, const QString& text, const char* name,
        const std::function<void()>& change);
    void addUpdate(QVBoxLayout& column, const StoreEntry& entry);
    void addPermissions(QVBoxLayout& column, const LibraryItem& item);
    void addContacts(QVBoxLayout& column);
    void addVersions(QVBoxLayout& column, const StoreEntry& entry);
    QVBoxLayout* addSection(QVBoxLayout& column, const QString& title);
    void save(const GrantKey& key, const UserAnswer& answer);

    Library& m_library;
    Installer& m_installer;
    GrantStore m_grants;
    ContactRecord* m_contacts;
    GrantWatcher m_watcher;
    QString m_id;
    bool m_isChanging = false; // as it is shown
};

} // namespace portcullis
