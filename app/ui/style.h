#pragma once

#include "app/settings/settings.h"
#include "bridge/session/color_scheme.h"

#include <QtGlobal>

#include <memory>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace portcullis {

class Theme;

//! Gives the application its icon and its look.
void applyStyle(QApplication& app, ColorScheme scheme = ColorScheme::Light);

//! Gives the application the look that \a theme says, now and as long as both are there.
void followTheme(QApplication& app, const Theme& theme);

//! Whether a window is there for somebody who has a desktop.
enum class Desktop {
    Followed,
    Ignored, //!< The look is light unless the user has chosen another one.
};

//! \brief The theme of this process, which the application and the engine follow; see
//! qt_version::startWithScheme(). Call it once, when \a app still has the palette of the platform.
std::unique_ptr<Theme> startTheme(QApplication& app, ThemeChoice choice, Desktop desktop);

} // namespace portcullis
