#include "app/ui/labels.h"

#include <QLabel>

namespace portcullis {
QLabel* plainLabel(const QString& text, QWidget* parent)
{
    auto* const label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel* mutedLabel(const QString& text, QWidget* parent)
{
    QLabel* const label = plainLabel(text, parent);
    // A role and no color, so that it follows the theme.
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QLabel* styledLabel(const QString& text, const char* styleName, QWidget* parent)
{
    QLabel* const label = plainLabel(text, parent);
    label->setObjectName(QLatin1String(styleName));
    return label;
}

} // namespace portcullis
