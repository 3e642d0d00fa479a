#include "app/ui/library/library_page.h"

#include "app/ui/library/details_page.h"
#include "app/ui/library/installer.h"
#include "app/ui/library/library_grid.h"
#include "app/ui/library/library_notice.h"

#include <QFileDialog>
#include <QShortcut>
#include <QVBoxLayout>

namespace portcullis {

LibraryPage::LibraryPage(Library& library, Installer& installer, const GrantStore& grants,
    ContactRecord* contacts, QWidget* parent)
    : QWidget(parent), m_library(library), m_installer(installer),
      m_notice(new LibraryNotice(installer, this)), m_pages(new QStackedWidget(this)),
      m_grid(new LibraryGrid(m_pages)),
      m_details(new DetailsPage(library, installer, grants, contacts, m_pages))
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_pages, 1);
    m_pages->addWidget(m_grid);
    m_pages->addWidget(m_details);
    connect(m_grid, &LibraryGrid::openRequested, this, &LibraryPage::openRequested);
    connect(m_grid, &LibraryGrid::detailsRequested, this, &LibraryPage::showDetails);
    connect(m_grid, &LibraryGrid::packagesRequested, this, &LibraryPage::choosePackages);
    connect(m_grid, &LibraryGrid::folderRequested, this, &LibraryPage::chooseFolder);
    connect(m_details, &DetailsPage::openRequested, this, &LibraryPage::openRequested);
    connect(m_details, &DetailsPage::backRequested, this, &LibraryPage::showGrid);
    connect(&library, &Library::changed, this, &LibraryPage::reload);
    connect(&installer, &Installer::installed, this, &LibraryPage::showDetails);
    addShortcuts();
    reload();
}

void LibraryPage::showDetails(const QString& id)
{
    if (!m_library.find(id))
        return;
    m_details->show(id);
    m_pages->setCurrentWidget(m_details);
}

void LibraryPage::showGrid()
{
    m_pages->setCurrentWidget(m_grid);
}

void LibraryPage::choosePackages()
{
    auto* const dialog = new QFileDialog(
        this, tr("Install packages"), {}, tr("Packages (*.rpk *.zip);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    openFor(dialog);
}

void LibraryPage::chooseFolder()
{
    auto* const dialog = new QFileDialog(this, tr("Install a folder with a resource.json"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openFor(dialog);
}

void LibraryPage::openFor(QFileDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this,
        [this](const QStringList& chosen) { m_installer.install(chosen); });
    dialog->open();
}

void LibraryPage::reload()
{
    m_grid->show(m_library);
    if (m_pages->currentWidget() == m_details && !m_library.find(m_details->id()))
        showGrid();
}

void LibraryPage::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto action) {
        auto* const shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence::Open, [this] { choosePackages(); });
    add(QKeySequence::Back, [this] { showGrid(); });
    add(QKeySequence::Find, [this] {
        showGrid();
        m_grid->focusSearch();
    });
}

} // namespace portcullis
