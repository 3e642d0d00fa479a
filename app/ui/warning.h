#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QString;
class QWidget;
QT_END_NAMESPACE

namespace portcullis {

//! Shows \a text, in which a stranger's words may be, until the user has read it.
void showWarning(QWidget* parent, const QString& text);

//! What to say of a decision that could not be saved; \a reason as GrantStore gives it.
QString unsavedText(const QString& reason);

} // namespace portcullis
