#include "app/ui/monitor/table_look.h"

#include <QHeaderView>
#include <QTableView>

namespace portcullis {
namespace {

constexpr int rowHeight = 28;

//! Air around the cells, and lines that do not stand out.
constexpr char style[] = "QTableView { border: 1px solid palette(midlight); }"
                         "QTableView::item { padding: 0 8px; border: none; }"
                         "QHeaderView::section { padding: 6px 3px 6px 11px; border: none; "
                         "border-bottom: 1px solid palette(midlight); "
                         "background: palette(base); color: palette(text); }"
                         "QHeaderView::up-arrow, QHeaderView::down-arrow { "
                         "subcontrol-position: top center; width: 8px; height: 6px; }";

} // namespace

void giveTableLook(QTableView& table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setShowGrid(false);
    table.setStyleSheet(QLatin1String(style));
    table.setAlternatingRowColors(true);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.horizontalHeader()->setHighlightSections(false);
}

} // namespace portcullis
