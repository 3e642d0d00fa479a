#pragma once

#include "app/engine/defenses.h"

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
        OneAlone, //!< What reaches the network in None has to be held by two of these.
        None, //!< Shows that the vectors work.
    } kind;

    bool mayLeak() const { return kind == OneAlone || kind == None; }
};

//! All of them, each one off in turn, each one alone that is meant for the
//! network, and none.
QList<Setup> allSetups();

} // namespace portcullis::leak
