#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QTableView;
QT_END_NAMESPACE

namespace portcullis {

//! Makes \a table one of rows: one of them can be selected, nothing can be edited, no grid.
void giveTableLook(QTableView& table);

} // namespace portcullis
