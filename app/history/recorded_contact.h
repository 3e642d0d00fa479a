#pragma once

#include "bridge/core/json.h"
#include "bridge/monitor/contact.h"

#include <QDate>

#include <vector>

namespace portcullis {

//! \brief What a resource did on one day to reach one host, as it is kept.
struct RecordedContact {
    QString resource; //!< The id under which the resource is known.
    QDate day; //!< Of the user's time zone.
    Contact contact; //!< Its traffic is that of the whole day.
};

//! Which of them to read.
struct ContactFilter {
    QString resource; //!< Empty: all.
    QString text; //!< Part of the host, whatever its case; empty: all.
    bool refusedOnly = false;
    int atMost = 2'000; //!< Those that happened last.
};

//! An array with an object for each, for a file of the user's.
Json toJson(const std::vector<RecordedContact>& contacts);

} // namespace portcullis
