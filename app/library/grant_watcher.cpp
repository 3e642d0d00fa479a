#include "app/library/grant_watcher.h"

#include <QDir>
#include <QFileInfo>

namespace portcullis {

GrantWatcher::GrantWatcher(const GrantStore& store, QObject* parent)
    : QObject(parent), m_store(store), m_known(store.all())
{
    const QString folder = QFileInfo(m_store.file()).path();
    QDir().mkpath(folder);
    m_files.addPath(folder);
    m_files.addPath(m_store.file());
    connect(&m_files, &QFileSystemWatcher::directoryChanged, this, &GrantWatcher::look);
    connect(&m_files, &QFileSystemWatcher::fileChanged, this, &GrantWatcher::look);
}

void GrantWatcher::look()
{
    // A file that was replaced is another one, which is not watched yet.
    if (QFileInfo::exists(m_store.file()) && !m_files.files().contains(m_store.file()))
        m_files.addPath(m_store.file());
    GrantTable decisions = m_store.all();
    if (decisions == m_known)
        return;
    m_known = std::move(decisions);
    Q_EMIT changed();
}

} // namespace portcullis
