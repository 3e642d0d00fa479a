#include "app/engine/chromium_releases.h"

#include <algorithm>
#include <array>

namespace portcullis {
namespace {

//! From MDN's browser-compat-data 8.1.9, but for 105, of which that has the day of the first fix.
//! caniuse-lite 1.0.30001828 agrees within a week. Since 153 there is one every other week.
constexpr std::array releases{
    ChromiumRelease{87, 2020, 11, 17},
    ChromiumRelease{88, 2021, 1, 19},
    ChromiumRelease{89, 2021, 3, 2},
    ChromiumRelease{90, 2021, 4, 13},
    ChromiumRelease{91, 2021, 5, 25},
    ChromiumRelease{92, 2021, 7, 20},
    ChromiumRelease{93, 2021, 8, 31},
    ChromiumRelease{94, 2021, 9, 21},
    ChromiumRelease{95, 2021, 10, 19},
    ChromiumRelease{96, 2021, 11, 15},
    ChromiumRelease{97, 2022, 1, 4},
    ChromiumRelease{98, 2022, 2, 1},
    ChromiumRelease{99, 2022, 3, 1},
    ChromiumRelease{100, 2022, 3, 29},
    ChromiumRelease{101, 2022, 4, 26},
    ChromiumRelease{102, 2022, 5, 24},
    ChromiumRelease{103, 2022, 6, 21},
    ChromiumRelease{104, 2022, 8, 2},
    ChromiumRelease{105, 2022, 8, 30},
    ChromiumRelease{106, 2022, 9, 27},
    ChromiumRelease{107, 2022, 10, 25},
    ChromiumRelease{108, 2022, 11, 29},
    ChromiumRelease{109, 2023, 1, 10},
    ChromiumRelease{110, 2023, 2, 7},
    ChromiumRelease{111, 2023, 3, 7},
    ChromiumRelease{112, 2023, 4, 4},
    ChromiumRelease{113, 2023, 5, 2},
    ChromiumRelease{114, 2023, 5, 30},
    ChromiumRelease{115, 2023, 7, 18},
    ChromiumRelease{116, 2023, 8, 15},
    ChromiumRelease{117, 2023, 9, 12},
    ChromiumRelease{118, 2023, 10, 10},
    ChromiumRelease{119, 2023, 10, 31},
    ChromiumRelease{120, 2023, 12, 5},
    ChromiumRelease{121, 2024, 1, 23},
    ChromiumRelease{122, 2024, 2, 20},
    ChromiumRelease{123, 2024, 3, 19},
    ChromiumRelease{124, 2024, 4, 16},
    ChromiumRelease{125, 2024, 5, 14},
    ChromiumRelease{126, 2024, 6, 11},
    ChromiumRelease{127, 2024, 7, 23},
    ChromiumRelease{128, 2024, 8, 20},
    ChromiumRelease{129, 2024, 9, 17},
    ChromiumRelease{130, 2024, 10, 15},
    ChromiumRelease{131, 2024, 11, 12},
    ChromiumRelease{132, 2025, 1, 14},
    ChromiumRelease{133, 2025, 2, 4},
    ChromiumRelease{134, 2025, 3, 4},
    ChromiumRelease{135, 2025, 4, 1},
    ChromiumRelease{136, 2025, 4, 29},
    ChromiumRelease{137, 2025, 5, 27},
    ChromiumRelease{138, 2025, 6, 24},
    ChromiumRelease{139, 2025, 8, 5},
    ChromiumRelease{140, 2025, 9, 2},
    ChromiumRelease{141, 2025, 9, 30},
    ChromiumRelease{142, 2025, 10, 28},
    ChromiumRelease{143, 2025, 12, 2},
    ChromiumRelease{144, 2026, 1, 13},
    ChromiumRelease{145, 2026, 2, 10},
    ChromiumRelease{146, 2026, 3, 10},
    ChromiumRelease{147, 2026, 4, 7},
    ChromiumRelease{148, 2026, 5, 5},
    ChromiumRelease{149, 2026, 6, 2},
    ChromiumRelease{150, 2026, 6, 30},
    ChromiumRelease{151, 2026, 7, 28},
    ChromiumRelease{152, 2026, 8, 25},
    ChromiumRelease{153, 2026, 9, 8},
    ChromiumRelease{154, 2026, 9, 22},
    ChromiumRelease{155, 2026, 10, 6},
    ChromiumRelease{156, 2026, 10, 20},
    ChromiumRelease{157, 2026, 11, 3},
};

} // namespace

std::span<const ChromiumRelease> chromiumReleases()
{
    return releases;
}

std::optional<int> majorVersion(const QString& version)
{
    bool isNumber = false;
    const int major = version.section(u'.', 0, 0).toInt(&isNumber);
    return isNumber && major > 0 ? std::optional(major) : std::nullopt;
}

std::optional<QDate> releaseDate(const QString& version)
{
    const std::optional<int> major = majorVersion(version);
    const auto found = std::ranges::find_if(
        releases, [&major](const ChromiumRelease& release) { return release.major == major; });
    return found == releases.end() ? std::nullopt : std::optional(found->date());
}

} // namespace portcullis
