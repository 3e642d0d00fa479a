#include "app/ui/engine_words.h"

#include "app/engine/chromium_releases.h"
#include "app/engine/debian_engines.h"
#include "app/engine/engine_age.h"
#include "app/engine/minimum_chrome.h"

#include <QCoreApplication>

namespace portcullis {
namespace {

constexpr double daysOfMonth = 365.25 / 12;
constexpr int monthsOfYear = 12;

//! The context for translations.
struct EngineWords {
    Q_DECLARE_TR_FUNCTIONS(EngineWords)
};

//! At least 1, since the fixes may be some weeks younger than is known.
int monthsSince(const QDate& date, const QDate& today)
{
    return qMax(1, qRound(double(date.daysTo(today)) / daysOfMonth));
}

int wholeYears(int months)
{
    return (months + monthsOfYear / 2) / monthsOfYear;
}

QString leadText(int years)
{
    if (years <= 1)
        return EngineWords::tr("The web engine that runs resources is out of date: its latest "
                               "security fixes are about a year old.");
    return EngineWords::tr("The web engine that runs resources is out of date: its latest security "
                           "fixes are about %n years old.",
        nullptr, years);
}

QString adviceText(const EngineVersion& engine)
{
    const SystemEngine& newest = debianEngines.back();
    const std::optional<int> major = majorVersion(engine.chromium);
    if (major && *major < newest.chrome)
        return EngineWords::tr("Upgrade your system: %1 has a newer engine. Until then, only open "
                               "resources from publishers you trust.")
            .arg(QLatin1String(newest.system));
    return EngineWords::tr("Install the updates of your system, or upgrade to a newer release. "
                           "Until then, only open resources from publishers you trust.");
}

} // namespace

QString ageWords(const EngineVersion& engine, const QDate& today)
{
    const std::optional<QDate> fixed = fixedUntil(engine);
    if (!fixed)
        return {};
    const int months = monthsSince(*fixed, today);
    if (months == 1)
        return EngineWords::tr("about a month");
    if (months < monthsOfYear)
        return EngineWords::tr("about %n months", nullptr, months);
    const int years = wholeYears(months);
    return years == 1 ? EngineWords::tr("about a year")
                      : EngineWords::tr("about %n years", nullptr, years);
}

QString outdatedText(const EngineVersion& engine, const QDate& today)
{
    if (!isOutdated(engine, today))
        return {};
    const QString risk
        = EngineWords::tr("A malicious resource could use a known vulnerability to break out of "
                          "its sandbox. Portcullis still keeps the engine off the network by other "
                          "means, but that does not protect your files.");
    const int years = wholeYears(monthsSince(*fixedUntil(engine), today));
    return QStringList({leadText(years), risk, adviceText(engine)}).join(u' ');
}

QString newerEngineText(const Manifest& manifest, const EngineVersion& engine)
{
    if (!isTooOldFor(manifest, engine))
        return {};
    return EngineWords::tr("This resource is made for Chrome %1 or newer, but the web engine of "
                           "this computer is Chrome %2. Parts of it may not work.")
        .arg(*manifest.minimumChrome)
        .arg(*majorVersion(engine.chromium));
}

} // namespace portcullis
