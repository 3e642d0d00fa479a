#pragma once

#include "app/library/grant_store.h"

#include <QFileSystemWatcher>
#include <QObject>

namespace portcullis {

//! \brief Notices when the decisions change, whoever changes them: this process, another one, or
//! the user with an editor.
class GrantWatcher : public QObject {
    Q_OBJECT

public:
    //! The data folder is created if it is missing, so that it can be watched.
    explicit GrantWatcher(const GrantStore& store, QObject* parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    void look();

    const GrantStore m_store;
    QFileSystemWatcher m_files;
    GrantTable m_known;
};

} // namespace portcullis
