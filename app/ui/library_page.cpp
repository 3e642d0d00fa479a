#include "app/ui/library_page.h"

#include "app/ui/labels.h"
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

QString introTo(const ResourceLibrary& library)
{
    if (library.resources.empty())
        return LibraryPage::tr("There are no resources here yet.");
    return LibraryPage::tr("Each of these runs in a sandbox without a network of its own. What it "
                           "asks for is up to you.");
}

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
    column->addWidget(styledLabel(tr("Library"), "pageTitle", page));
    column->addWidget(mutedLabel(introTo(library), page));
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
    const QString title = errors.size() == 1
        ? tr("One folder could not be loaded")
        : tr("%1 folders could not be loaded").arg(errors.size());
    column->addWidget(styledLabel(title, "strong", box));
    for (const QString& error : errors) {
        QLabel* const line = plainLabel(error, box);
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
