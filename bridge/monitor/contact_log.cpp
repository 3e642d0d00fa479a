#include "bridge/monitor/contact_log.h"

#include "bridge/core/limits.h"

#include <QDateTime>

namespace portcullis {

void ContactLog::addTraffic(const QUrl& url, const Traffic& traffic)
{
    if (traffic == Traffic())
        return;
    if (Contact* const contact = entry(url, Outcome::Connected, {}))
        contact->traffic += traffic;
}

Contacts ContactLog::take()
{
    Contacts contacts;
    contacts.leftOut = std::exchange(m_leftOut, 0);
    contacts.list.reserve(m_entries.size());
    for (auto& [key, contact] : m_entries)
        contacts.list.push_back(std::move(contact));
    m_entries.clear();
    m_sizes.clear();
    return contacts;
}

void ContactLog::add(const QUrl& url, Outcome outcome, const QString& why)
{
    if (Contact* const contact = entry(url, outcome, why))
        ++contact->count;
    else if (originOf(url))
        ++m_leftOut;
}

//! Null if there is no room for it, or \a url leads to no host.
Contact* ContactLog::entry(const QUrl& url, Outcome outcome, const QString& why)
{
    const std::optional<Origin> origin = originOf(url);
    if (!origin)
        return nullptr;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const Key key{*origin, outcome, why};
    auto found = m_entries.find(key);
    if (found == m_entries.end()) {
        if (m_sizes[outcome] >= limits::maxGatheredContacts)
            return nullptr;
        ++m_sizes[outcome];
        found = m_entries.emplace(key, Contact{*origin, outcome, why, 0, now, now, {}}).first;
    }
    found->second.last = now;
    return &found->second;
}

} // namespace portcullis
