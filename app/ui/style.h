#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace portcullis {

//! Gives the application its icon, and its look, on top of the palette of the user's desktop, light
//! or dark.
void applyStyle(QApplication& app);

} // namespace portcullis
