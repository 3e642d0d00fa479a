#pragma once

#include <QDate>
#include <QString>

#include <optional>
#include <span>

namespace portcullis {

//! A major version of Chromium, and the day on which Chrome of that version became stable.
struct ChromiumRelease {
    int major = 0;
    int year = 0;
    int month = 0; //!< 1 to 12.
    int day = 0;

    QDate date() const { return {year, month, day}; }
};

//! \brief All from 87 on, which Qt 6.2 began with, up to the newest that was known when this was
//! written; oldest first, without a gap.
std::span<const ChromiumRelease> chromiumReleases();

//! The major version of \a version, such as 102 of 102.0.5005.177; empty if it is no version.
std::optional<int> majorVersion(const QString& version);

//! \brief When the first release with the major version of \a version became stable.
//!
//! Releases that only mend it follow for some weeks: \a version itself may be that much younger.
//! Empty for a version that is not listed, such as one that is newer than the list.
std::optional<QDate> releaseDate(const QString& version);

} // namespace portcullis
