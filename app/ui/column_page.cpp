#include "app/ui/column_page.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>

namespace portcullis {
namespace {

constexpr int margin = 32;
constexpr int spacing = 16;
constexpr int maxWidth = 820;

} // namespace

ColumnPage::ColumnPage(QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
}

void ColumnPage::fill(const std::function<void(QVBoxLayout& column)>& add)
{
    const int scrolled = verticalScrollBar()->value();
    auto* const outer = new QWidget(this);
    auto* const row = new QHBoxLayout(outer);
    row->setContentsMargins(margin, margin, margin, margin);
    auto* const page = new QWidget(outer);
    page->setMaximumWidth(maxWidth);
    row->addWidget(page);
    auto* const column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    add(*column);
    column->addStretch();
    setWidget(outer);
    verticalScrollBar()->setValue(scrolled);
}

} // namespace portcullis
