#pragma once

#include <QProxyStyle>

namespace portcullis {

//! \brief Fusion with boxes and closing crosses that can be seen on every ground; the rest
//! of the look is style.qss.
//!
//! Fusion outlines boxes in a darker shade of the window, which on a dark one is next to invisible.
class ProgramStyle : public QProxyStyle {
    Q_OBJECT

public:
    ProgramStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
};

} // namespace portcullis
