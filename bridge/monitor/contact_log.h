#pragma once

#include "bridge/monitor/contact.h"
#include "bridge/ws/ending.h"

#include <map>
#include <tuple>

namespace portcullis {

//! \brief Counts together what a resource does to reach hosts, until it is taken.
//!
//! Of a URL only the Origin is kept. There is room for limits::maxGatheredContacts of each outcome,
//! so that no number of refusals keeps a connection from being seen.
class ContactLog {
public:
    void addConnected(const QUrl& url) { add(url, Outcome::Connected, {}); }
    void addFailed(const QUrl& url, Stage stage) { add(url, Outcome::Failed, wireName(stage)); }
    void addRefused(const QUrl& url, ContactRefusal why)
    {
        add(url, Outcome::Refused, wireName(why));
    }

    //! \a traffic of a connection to \a url, beside what was added before.
    void addTraffic(const QUrl& url, const Traffic& traffic);

    //! All of it; the log is empty afterwards.
    Contacts take();

private:
    using Key = std::tuple<Origin, Outcome, QString>;

    void add(const QUrl& url, Outcome outcome, const QString& why);
    Contact* entry(const QUrl& url, Outcome outcome, const QString& why);

    std::map<Key, Contact> m_entries;
    std::map<Outcome, qint64> m_sizes;
    qint64 m_leftOut = 0;
};

} // namespace portcullis
