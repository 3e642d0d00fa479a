#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QString;
class QWidget;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Opens a box with \a text, in which a stranger's words may be, and does not wait for it.
//!
//! It belongs to \a parent. While it is there, the same text is not shown a second time. Of many
//! texts at once, the first few and the last one stay.
void showWarning(QWidget* parent, const QString& text);

//! What to say of a decision that could not be saved; \a reason as GrantStore gives it.
QString unsavedText(const QString& reason);

} // namespace portcullis
