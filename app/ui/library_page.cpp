#include "app/ui/library_page.h"

#include "app/ui/resource_card.h"

#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace portcullis {
namespace {

constexpr int margin = 32;
constexpr int spacing = 16;
constexpr int minCardWidth = 340;
constexpr int maxColumns = 3;

} // namespace

LibraryPage::LibraryPage(const ResourceLibrary& library, QWidget* parent)
    : QScrollArea(parent), m_grid(new QGridLayout)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto* const page = new QWidget(this);
    auto* const column = new QVBoxLayout(page);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(spacing);
    auto* const title = new QLabel(tr("Library"), page);
    title->setObjectName(QStringLiteral("pageTitle"));
    column->addWidget(title);
    auto* const intro = new QLabel(library.resources.empty()
            ? tr("There are no resources here yet.")
            : tr("Each of these runs in a sandbox without a network of its own. What it asks for "
                 "is up to you."),
        page);
    intro->setObjectName(QStringLiteral("muted"));
    intro->setWordWrap(true);
    column->addWidget(intro);
    m_grid->setSpacing(spacing);
    column->addLayout(m_grid);
    for (const Resource& resource : library.resources) {
        auto* const card = new ResourceCard(resource, page);
        connect(card, &ResourceCard::openRequested, this,
            [this, resource] { Q_EMIT openRequested(resource); });
        m_cards << card;
    }
    if (!library.errors.isEmpty())
        column->addWidget(createErrors(library.errors));
    column->addStretch();
    setWidget(page);
    arrangeCards();
}

void LibraryPage::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrangeCards();
}

QWidget* LibraryPage::createErrors(const QStringList& errors)
{
    auto* const box = new QFrame(this);
    box->setObjectName(QStringLiteral("errorCard"));
    auto* const column = new QVBoxLayout(box);
    column->setContentsMargins(18, 14, 18, 14);
    auto* const title
        = new QLabel(errors.size() == 1 ? tr("One folder could not be loaded")
                                        : tr("%1 folders could not be loaded").arg(errors.size()),
            box);
    title->setObjectName(QStringLiteral("strong"));
    column->addWidget(title);
    for (const QString& error : errors) {
        auto* const line = new QLabel(error, box);
        line->setTextFormat(Qt::PlainText);
        line->setWordWrap(true);
        line->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(line);
    }
    return box;
}

void LibraryPage::arrangeCards()
{
    const int usable = viewport()->width() - 2 * margin + spacing;
    const int columns = qBound(1, usable / (minCardWidth + spacing), maxColumns);
    if (columns == m_columns)
        return;
    for (int i = 0; i < m_cards.size(); ++i)
        m_grid->addWidget(m_cards.at(i), i / columns, i % columns);
    for (int i = 0; i < maxColumns; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    m_columns = columns;
}

} // namespace portcullis
