#include "app/ui/program_style.h"

#include <QPainter>
#include <QStyleOption>

namespace portcullis {
namespace {

//! Undoes, in percent, by how much Fusion darkens the window's color for an outline.
constexpr int undoOutline = 140;
constexpr double groundRadius = 4;
constexpr double crossInset = 6; // from the edge of its square
constexpr double crossWidth = 1.4;

//! The cross that closes a tab: quiet, until the mouse is on it.
void drawTabClose(const QStyleOption& option, QPainter& painter)
{
    const double side = qMin(option.rect.width(), option.rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(option.rect).center());
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver)
        && option.state.testFlag(QStyle::State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (isHovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(option.palette.color(QPalette::Midlight));
        painter.drawRoundedRect(square, groundRadius, groundRadius);
    }
    painter.setPen(
        QPen(option.palette.color(isHovered ? QPalette::WindowText : QPalette::PlaceholderText),
            crossWidth));
    const QRectF cross = square.marginsRemoved({crossInset, crossInset, crossInset, crossInset});
    painter.drawLine(cross.topLeft(), cross.bottomRight());
    painter.drawLine(cross.topRight(), cross.bottomLeft());
    painter.restore();
}

//! The line below the tabs.
void drawTabBarBase(const QStyleOption& option, QPainter& painter)
{
    const QRect line(option.rect.left(), option.rect.bottom(), option.rect.width(), 1);
    painter.fillRect(line, option.palette.color(QPalette::Midlight));
}

} // namespace

ProgramStyle::ProgramStyle() : QProxyStyle(QStringLiteral("fusion")) { }

void ProgramStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    if (element == PE_IndicatorTabClose) {
        drawTabClose(*option, *painter);
        return;
    }
    if (element == PE_FrameTabBarBase) {
        drawTabBarBase(*option, *painter);
        return;
    }
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
