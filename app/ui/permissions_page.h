#pragma once

#include "app/library/grant_watcher.h"
#include "app/library/library.h"
#include "app/ui/column_page.h"

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Everything that was decided for anyone, in one place.
class PermissionsPage : public ColumnPage {
    Q_OBJECT

public:
    //! \a library must outlive it.
    PermissionsPage(Library& library, const GrantStore& grants, QWidget* parent = nullptr);

private:
    void reload();
    void addResource(QVBoxLayout& column, const GrantTable& all, const QString& name);
    QWidget* createTitle(const GrantKey& key, const LibraryItem* item);
    void save(const GrantKey& key, const UserAnswer& answer);
    void warnIfUnsaved(const Result<void, QString>& saved);

    Library& m_library;
    GrantStore m_grants;
    GrantWatcher m_watcher;
};

} // namespace portcullis
