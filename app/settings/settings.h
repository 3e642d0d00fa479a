#pragma once

#include "bridge/core/adjustable_limits.h"
#include "bridge/net/network_settings.h"

#include <QString>

#include <functional>

namespace portcullis {

//! For how long the hosts that resources have reached are kept, in days.
inline constexpr int defaultHistoryDays = 90;
inline constexpr int maxHistoryDays = 3650;

//! What the program is to look like.
enum class ThemeChoice {
    System, //!< As the desktop does.
    Light,
    Dark,
};

//! The language of the window; the command line and what resources are told are English.
enum class Language {
    System, //!< That of the user's environment, or else English.
    English,
    German,
};

//! \brief The user's settings for the whole program.
struct Settings {
    NetworkSettings network;
    LimitValues limits; //!< Those that the user has changed.
    int historyDays = defaultHistoryDays; //!< See ContactRecord; 0 to maxHistoryDays.
    ThemeChoice theme = ThemeChoice::System;
    Language language = Language::System;
    bool offerLinks = true; //!< Whether links that the user clicks are offered; see LinkOpener.
};

//! \brief Settings as they are written down, in `settings.json` or on the command line.
struct WrittenSettings {
    QString caFile; //!< A PEM file with certificates to trust beside the system's; empty for none.
    QString proxy; //!< See parseProxy(); empty for the system's.
    LimitValues limits;
    int historyDays = defaultHistoryDays; //!< 0: there is no history.
    ThemeChoice theme = ThemeChoice::System;
    Language language = Language::System;
    bool offerLinks = true;
};

//! The file with the settings, in the program's data folder.
QString settingsFile(const QString& dataFolder);

//! What is in \a dataFolder + `/settings.json`, which may be missing. An error is one line for a
//! person.
Result<WrittenSettings, QString> readSettings(const QString& dataFolder);

//! \brief Reads \a dataFolder + `/settings.json`, which may be missing; what \a given has goes
//! first.
//!
//! An error is one line for a person. Nothing is ignored: a proxy or a CA that were meant and not
//! used would be worse than a program that does not start.
//! \param sources see resolveSettings().
Result<Settings, QString> loadSettings(
    const QString& dataFolder, const WrittenSettings& given, const ProxySources& sources = {});

//! \brief What the two come to: proxy, CA file and limits of \a given go first. An error is one
//! line for a person.
//! \param sources what goes into the network settings beside that.
Result<Settings, QString> resolveSettings(
    const WrittenSettings& written, const WrittenSettings& given, const ProxySources& sources = {});

//! \brief Changes `settings.json`, which is created if it is missing, and nothing that another
//! process does at the same time. Returns what is now in it.
//!
//! Nothing is written, and the error is one line for a person, if loadSettings() would refuse the
//! result together with \a given. Members that it does not know are kept: they are those of
//! another version of the program. Only the user can read the file, for the sake of a password in
//! it.
Result<WrittenSettings, QString> saveSettings(const QString& dataFolder,
    const WrittenSettings& given, const std::function<void(WrittenSettings& written)>& change);

//! A limit by its name, or null.
const AdjustableLimit* findLimit(const QString& name);

} // namespace portcullis
