#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QLabel;
class QString;
class QWidget;
QT_END_NAMESPACE

namespace portcullis {

//! \brief A label that wraps, and shows its text as it is: texts of a manifest are a stranger's
//! and never markup.
QLabel* plainLabel(const QString& text, QWidget* parent);

//! The same for what matters less.
QLabel* mutedLabel(const QString& text, QWidget* parent);

//! The same with a name for the style sheet, such as `strong`.
QLabel* styledLabel(const QString& text, const char* styleName, QWidget* parent);

} // namespace portcullis
