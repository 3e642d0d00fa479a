#pragma once

#include "app/library/library.h"

#include <QStackedWidget>

QT_BEGIN_NAMESPACE
class QFileDialog;
QT_END_NAMESPACE

namespace portcullis {

class ContactRecord;
class DetailsPage;
class GrantStore;
class Installer;
class LibraryGrid;
class LibraryNotice;

//! \brief The first tab: all resources as cards, or one of them in detail, and above both what is
//! being installed.
class LibraryPage : public QWidget {
    Q_OBJECT

public:
    //! All must outlive it; \a contacts may be null.
    LibraryPage(Library& library, Installer& installer, const GrantStore& grants,
        ContactRecord* contacts, QWidget* parent = nullptr);

    //! Shows all about that resource.
    void showDetails(const QString& id);
    //! Shows all resources.
    void showGrid();

    //! Lets the user choose packages to install.
    void choosePackages();
    //! The same for a folder.
    void chooseFolder();

Q_SIGNALS:
    void openRequested(const QString& id);

private:
    void reload();
    void addShortcuts();
    void openFor(QFileDialog* dialog);

    Library& m_library;
    Installer& m_installer;
    LibraryNotice* m_notice;
    QStackedWidget* m_pages;
    LibraryGrid* m_grid;
    DetailsPage* m_details;
};

} // namespace portcullis
