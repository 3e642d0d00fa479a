#pragma once

#include "app/engine/defenses.h"

#include <QList>
#include <QString>

namespace portcullis::leak {

//! Which defenses one trial has.
struct Setup {
    QString name;
    Defenses defenses;
    bool mayLeak; //!< Without any, which shows that the vectors work.
};

//! All of them, each one off in turn, and none.
QList<Setup> allSetups();

} // namespace portcullis::leak
