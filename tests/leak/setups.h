#pragma once

#include "app/engine/defenses.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace portcullis::leak {

//! Which defenses one trial has.
struct Setup {
    QString name;
    Defenses defenses;
    enum Kind {
        All, //!< None may leak.
        OneOff, //!< None may leak.
        OneAlone, //!< Has to hold something.
        None, //!< Shows that the vectors work.
    } kind;
    //! Meant to keep all that the engine sends in: of those that are alone, two have to hold
    //! what reaches the network in None.
    bool isForNetwork = false;
    bool hasFeatures = true; //!< The engine is started with featureFlags().

    bool mayLeak() const { return kind == OneAlone || kind == None; }
};

//! All of them, as the program has them and with the engine's features; each one off in turn; each
//! one alone; and none.
QList<Setup> allSetups();

//! The flags for Chromium that turn on what a later version or another build could have by default.
//! Versions that do not know one ignore it.
QByteArray featureFlags();

} // namespace portcullis::leak
