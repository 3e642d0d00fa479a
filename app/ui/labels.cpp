#include "app/ui/labels.h"

#include <QLabel>

namespace portcullis {
namespace {

constexpr float mutedOpacity = 0.65F;

} // namespace

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
    QPalette palette = label->palette();
    QColor color = palette.color(QPalette::WindowText);
    color.setAlphaF(mutedOpacity);
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
    return label;
}

QLabel* styledLabel(const QString& text, const char* styleName, QWidget* parent)
{
    QLabel* const label = plainLabel(text, parent);
    label->setObjectName(QLatin1String(styleName));
    return label;
}

} // namespace portcullis
