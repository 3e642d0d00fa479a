#pragma once

#include <QProxyStyle>

namespace portcullis {

//! \brief Fusion with check boxes and radio buttons that can be seen on every ground.
//!
//! Fusion outlines them in a darker shade of the window, which on a dark one is next to invisible.
class VisibleBoxesStyle : public QProxyStyle {
    Q_OBJECT

public:
    VisibleBoxesStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
};

} // namespace portcullis
