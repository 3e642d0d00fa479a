#include "app/ui/visible_boxes_style.h"

#include <QStyleOption>

namespace portcullis {
namespace {

//! Undoes, in percent, by how much Fusion darkens the window's color for an outline.
constexpr int undoOutline = 140;

} // namespace

VisibleBoxesStyle::VisibleBoxesStyle() : QProxyStyle(QStringLiteral("fusion")) { }

void VisibleBoxesStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    const auto* const button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton;
    if (!button || !isBox) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    QStyleOptionButton outlined = *button;
    outlined.palette.setColor(
        QPalette::Window, button->palette.color(QPalette::PlaceholderText).lighter(undoOutline));
    QProxyStyle::drawPrimitive(element, &outlined, painter, widget);
}

} // namespace portcullis
