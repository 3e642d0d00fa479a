#include "app/theme/theme.h"

#include "app/theme/desktop_scheme.h"

namespace portcullis {

Theme::Theme(ThemeChoice choice, ColorScheme platform, std::unique_ptr<DesktopScheme> desktop)
    : m_choice(choice), m_platform(platform), m_desktop(std::move(desktop)), m_scheme(wanted())
{
    if (m_desktop)
        connect(m_desktop.get(), &DesktopScheme::changed, this, &Theme::update);
}

Theme::Theme(ThemeChoice choice, ColorScheme platform) : Theme(choice, platform, nullptr) { }

Theme::~Theme() = default;

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    update();
}

ColorScheme Theme::wanted() const
{
    switch (m_choice) {
    case ThemeChoice::Light:
        return ColorScheme::Light;
    case ThemeChoice::Dark:
        return ColorScheme::Dark;
    case ThemeChoice::System:
        break;
    }
    return m_desktop ? m_desktop->scheme().value_or(m_platform) : m_platform;
}

void Theme::update()
{
    const ColorScheme scheme = wanted();
    if (std::exchange(m_scheme, scheme) != scheme)
        Q_EMIT changed();
}

} // namespace portcullis
