#pragma once

#include "app/settings/settings.h"
#include "bridge/session/color_scheme.h"

#include <QObject>

#include <memory>

namespace portcullis {

class DesktopScheme;

//! \brief Whether the program is light or dark: as the user has chosen, or else as the desktop is.
//!
//! It says so and does nothing about it; see followTheme() and ProgramServices.
class Theme : public QObject {
    Q_OBJECT

public:
    //! \param platform what the platform's own palette is, where the desktop says nothing.
    //! \param desktop null if it is not to be asked.
    Theme(ThemeChoice choice, ColorScheme platform, std::unique_ptr<DesktopScheme> desktop);

    //! The same without a desktop.
    Theme(ThemeChoice choice, ColorScheme platform);
    ~Theme() override;

    void setChoice(ThemeChoice choice);

    ColorScheme scheme() const { return m_scheme; }
    bool isDark() const { return m_scheme == ColorScheme::Dark; }

Q_SIGNALS:
    //! scheme() has changed.
    void changed();

private:
    ColorScheme wanted() const;
    void update();

    ThemeChoice m_choice;
    ColorScheme m_platform;
    std::unique_ptr<DesktopScheme> m_desktop;
    ColorScheme m_scheme;
};

} // namespace portcullis
