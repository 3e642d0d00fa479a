#include "app/ui/style.h"

#include "app/engine/qt_version.h"
#include "app/program_resources.h"
#include "app/theme/desktop_scheme.h"
#include "app/theme/theme.h"
#include "app/ui/palettes.h"
#include "app/ui/program_style.h"

#include <QApplication>
#include <QFile>
#include <QIcon>
#include <QToolTip>

namespace portcullis {
namespace {

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addFile(QStringLiteral(":/portcullis/icon/%1.png").arg(size));
    return icon;
}

} // namespace

void applyStyle(QApplication& app, ColorScheme scheme)
{
    initProgramResources();
    const QPalette palette = paletteFor(scheme);
    QApplication::setStyle(new ProgramStyle); // which the application owns
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    // After the palette: it refers to its roles, which are looked up now.
    QFile sheet(QStringLiteral(":/portcullis/style.qss"));
    if (sheet.open(QIODevice::ReadOnly))
        app.setStyleSheet(QString::fromUtf8(sheet.readAll()));
    QApplication::setWindowIcon(programIcon());
}

void followTheme(QApplication& app, const Theme& theme)
{
    applyStyle(app, theme.scheme());
    QObject::connect(
        &theme, &Theme::changed, &app, [&app, &theme] { applyStyle(app, theme.scheme()); });
}

std::unique_ptr<Theme> startTheme(QApplication& app, ThemeChoice choice, Desktop desktop)
{
    std::unique_ptr<DesktopScheme> asked;
    if (desktop == Desktop::Followed)
        asked = std::make_unique<DesktopScheme>(DesktopScheme::sessionBus());
    const ColorScheme platform
        = desktop == Desktop::Followed ? schemeOf(QApplication::palette()) : ColorScheme::Light;
    auto theme = std::make_unique<Theme>(choice, platform, std::move(asked));
    followTheme(app, *theme);
    qt_version::startWithScheme(theme->scheme());
    return theme;
}

} // namespace portcullis
