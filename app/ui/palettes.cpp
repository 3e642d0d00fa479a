#include "app/ui/palettes.h"

#include <array>

namespace portcullis {
namespace {

struct Color {
    QPalette::ColorRole role;
    QRgb light;
    QRgb dark;
};

constexpr std::array colors{
    Color{QPalette::Window, 0xfff3f4f6, 0xff1b1d22},
    Color{QPalette::WindowText, 0xff1d2129, 0xffe6e6e4},
    Color{QPalette::Base, 0xffffffff, 0xff24272e},
    Color{QPalette::AlternateBase, 0xfff7f8fa, 0xff2a2e36},
    Color{QPalette::Text, 0xff1d2129, 0xffe6e6e4},
    Color{QPalette::Button, 0xffebedf1, 0xff31353e},
    Color{QPalette::ButtonText, 0xff1d2129, 0xffe6e6e4},
    Color{QPalette::ToolTipBase, 0xff1d2129, 0xff3b404a},
    Color{QPalette::ToolTipText, 0xffffffff, 0xfff2f2f0},
    Color{QPalette::PlaceholderText, 0xff5f6672, 0xffa6abb6},
    Color{QPalette::BrightText, 0xffb3261e, 0xfff4958c},
    Color{QPalette::Highlight, 0xff1f63a8, 0xff2f6cae},
    Color{QPalette::HighlightedText, 0xffffffff, 0xffffffff},
    Color{QPalette::Link, 0xff1a5aa0, 0xff84b6f4},
    Color{QPalette::LinkVisited, 0xff6a4a9c, 0xffbba6ea},
    Color{QPalette::Light, 0xffffffff, 0xff4a505c},
    Color{QPalette::Midlight, 0xffd9dce2, 0xff3b404a},
    Color{QPalette::Mid, 0xff868d9a, 0xff7a818f},
    Color{QPalette::Dark, 0xffb4bac5, 0xff565c68},
    Color{QPalette::Shadow, 0xff5c6370, 0xff0b0c0f},
};

//! What is written on something that cannot be used.
constexpr std::array dimmed{QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
    QPalette::PlaceholderText, QPalette::HighlightedText, QPalette::Link};
constexpr QRgb dimmedLight = 0xff8b919c;
constexpr QRgb dimmedDark = 0xff7b818c;
constexpr QRgb dimmedHighlightLight = 0xffd9dce2;
constexpr QRgb dimmedHighlightDark = 0xff3b404a;

} // namespace

QPalette paletteFor(ColorScheme scheme)
{
    const bool isDark = scheme == ColorScheme::Dark;
    QPalette palette;
    for (const Color& color : colors)
        palette.setColor(color.role, QColor::fromRgb(isDark ? color.dark : color.light));
    for (const QPalette::ColorRole role : dimmed)
        palette.setColor(
            QPalette::Disabled, role, QColor::fromRgb(isDark ? dimmedDark : dimmedLight));
    palette.setColor(QPalette::Disabled, QPalette::Highlight,
        QColor::fromRgb(isDark ? dimmedHighlightDark : dimmedHighlightLight));
    return palette;
}

ColorScheme schemeOf(const QPalette& palette)
{
    const int ground = palette.color(QPalette::Window).lightness();
    const int text = palette.color(QPalette::WindowText).lightness();
    return ground < text ? ColorScheme::Dark : ColorScheme::Light;
}

} // namespace portcullis
