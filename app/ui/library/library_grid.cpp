#include "app/ui/library/library_grid.h"

#include "app/ui/labels.h"
#include "app/ui/library/resource_card.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace portcullis {
namespace {

constexpr int margin = 32;
constexpr int spacing = 16;
constexpr int minCardWidth = 330;
constexpr int maxColumns = 3;
constexpr int searchWidth = 240;

bool hasInstalled(const Library& library)
{
    const std::vector<LibraryItem>& items = library.items();
    return std::any_of(
        items.begin(), items.end(), [](const LibraryItem& item) { return bool(item.entry); });
}

QString introTo(const Library& library)
{
    if (library.items().empty())
        return LibraryGrid::tr("There is nothing here yet. Drop a package or a folder on this "
                               "window to install it.");
    return LibraryGrid::tr("Each of these runs in a sandbox without a network of its own. What it "
                           "asks for is up to you.");
}

} // namespace

LibraryGrid::LibraryGrid(QWidget* parent)
    : QScrollArea(parent), m_page(new QWidget(this)), m_column(new QVBoxLayout(m_page)),
      m_search(new QLineEdit(m_page)), m_welcome(createWelcome()), m_intro(mutedLabel({}, m_page)),
      m_noMatch(plainLabel(tr("Nothing here has that in its name or description."), m_page)),
      m_grid(new QGridLayout)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(spacing);
    m_column->addWidget(createHeader());
    m_column->addWidget(m_welcome);
    m_column->addWidget(m_intro);
    m_grid->setSpacing(spacing);
    m_column->addWidget(m_noMatch);
    m_column->addLayout(m_grid);
    m_column->addStretch();
    setWidget(m_page);
    connect(m_search, &QLineEdit::textChanged, this, &LibraryGrid::arrangeCards);
}

QWidget* LibraryGrid::createHeader()
{
    auto* const header = new QWidget(m_page);
    auto* const row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(styledLabel(tr("Library"), "pageTitle", header), 1);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the library"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(searchWidth);
    row->addWidget(m_search);
    auto* const install = new QPushButton(tr("Install"), header);
    install->setObjectName(QStringLiteral("install"));
    auto* const menu = new QMenu(install);
    menu->addAction(tr("Package\u2026"), this, &LibraryGrid::packagesRequested);
    menu->addAction(tr("Folder\u2026"), this, &LibraryGrid::folderRequested);
    install->setMenu(menu);
    install->setProperty("hasMenu", true);
    row->addWidget(install);
    return header;
}

//! For somebody who sees the program for the first time.
QWidget* LibraryGrid::createWelcome()
{
    auto* const card = new QFrame(m_page);
    card->setObjectName(QStringLiteral("welcome"));
    auto* const column = new QVBoxLayout(card);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(10);
    column->addWidget(styledLabel(tr("Welcome to Portcullis"), "sectionTitle", card));
    column->addWidget(plainLabel(
        tr("It runs small web apps, called resources. Each one is shut in a sandbox that has no "
           "network of its own: it has to ask before it reaches a server, and the answer is up to "
           "you."),
        card));
    column->addWidget(plainLabel(
        tr("To see how that works, open one of the samples below. They talk to a small server on "
           "this computer, and to nobody else."),
        card));
    column->addWidget(plainLabel(tr("To install a resource that somebody gave you, drop its "
                                    "package or its folder on this window."),
        card));
    return card;
}

void LibraryGrid::show(const Library& library)
{
    qDeleteAll(std::exchange(m_cards, {}));
    delete std::exchange(m_errors, nullptr);
    const bool isNew = !hasInstalled(library) && !library.items().empty();
    m_welcome->setVisible(isNew);
    m_intro->setVisible(!isNew);
    m_intro->setText(introTo(library));
    for (const LibraryItem& item : library.items())
        addCard(item);
    if (!library.problems().isEmpty()) {
        m_errors = createErrors(library.problems());
        m_column->insertWidget(m_column->count() - 1, m_errors);
    }
    m_search->setVisible(!m_cards.isEmpty());
    arrangeCards();
}

void LibraryGrid::addCard(const LibraryItem& item)
{
    auto* const card = new ResourceCard(item, m_page);
    // Queued: what follows may replace the card.
    connect(
        card, &ResourceCard::openRequested, this,
        [this, id = item.id()] { Q_EMIT openRequested(id); }, Qt::QueuedConnection);
    connect(
        card, &ResourceCard::detailsRequested, this,
        [this, id = item.id()] { Q_EMIT detailsRequested(id); }, Qt::QueuedConnection);
    m_cards << card;
}

void LibraryGrid::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void LibraryGrid::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrangeCards();
}

QWidget* LibraryGrid::createErrors(const QStringList& errors)
{
    auto* const box = new QFrame(m_page);
    box->setObjectName(QStringLiteral("errorCard"));
    auto* const column = new QVBoxLayout(box);
    column->setContentsMargins(18, 14, 18, 14);
    const QString title = errors.size() == 1
        ? tr("One resource could not be loaded")
        : tr("%n resources could not be loaded", nullptr, int(errors.size()));
    column->addWidget(styledLabel(title, "strong", box));
    for (const QString& error : errors) {
        QLabel* const line = plainLabel(error, box);
        line->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(line);
    }
    return box;
}

int LibraryGrid::columnCount() const
{
    const int usable = viewport()->width() - 2 * margin + spacing;
    return qBound(1, usable / (minCardWidth + spacing), maxColumns);
}

void LibraryGrid::arrangeCards()
{
    const int columns = columnCount();
    int shown = 0;
    for (ResourceCard* const card : m_cards) {
        const bool matches = card->matches(m_search->text());
        card->setVisible(matches);
        m_grid->removeWidget(card);
        if (!matches)
            continue;
        m_grid->addWidget(card, shown / columns, shown % columns);
        ++shown;
    }
    for (int i = 0; i < maxColumns; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    m_noMatch->setVisible(shown == 0 && !m_cards.isEmpty());
}

} // namespace portcullis
