#pragma once

#include "bridge/core/adjustable_limits.h"
#include "bridge/ws/network_settings.h"

#include <QString>

namespace portcullis {

//! For how long the hosts that resources have reached are kept, in days.
inline constexpr int defaultHistoryDays = 90;
inline constexpr int maxHistoryDays = 3650;

//! \brief The user's settings for the whole program.
struct Settings {
    NetworkSettings network;
    LimitValues limits; //!< Those that the user has changed.
    int historyDays = defaultHistoryDays; //!< See ContactRecord; 0 to maxHistoryDays.
};

//! \brief Settings as they are written down, in `settings.json` or on the command line.
struct WrittenSettings {
    QString caFile; //!< A PEM file with certificates to trust beside the system's; empty for none.
    QString proxy; //!< See parseProxy(); empty for the system's.
    LimitValues limits;
    int historyDays = defaultHistoryDays; //!< 0: there is no history.
};

//! \brief Reads \a dataFolder + `/settings.json`, which may be missing; what \a given has goes
//! first.
//!
//! An error is one line for a person. Nothing is ignored: a proxy or a CA that were meant and not
//! used would be worse than a program that does not start.
Result<Settings, QString> loadSettings(const QString& dataFolder, const WrittenSettings& given);

//! A limit by its name, or null.
const AdjustableLimit* findLimit(const QString& name);

} // namespace portcullis
