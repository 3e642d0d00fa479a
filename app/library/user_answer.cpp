#include "app/library/user_answer.h"

namespace portcullis {

template <typename Key>
std::map<Key, UserAnswer::Said> UserAnswer::differences(
    const std::map<Key, Choice>& known, const std::map<Key, Choice>& decided)
{
    std::map<Key, Said> said;
    for (const auto& [key, choice] : known) {
        if (decided.count(key) == 0)
            said[key] = {std::nullopt, choice == Choice::Granted};
    }
    for (const auto& [key, choice] : decided) {
        const auto before = known.find(key);
        const bool isNew = before == known.end();
        if (isNew || before->second != choice)
            said[key] = {choice, isNew && choice == Choice::Granted};
    }
    return said;
}

template <typename Key>
std::map<Key, UserAnswer::Said> UserAnswer::refusals(const std::map<Key, Choice>& decided)
{
    std::map<Key, Said> said;
    for (const auto& [key, choice] : decided) {
        if (choice == Choice::Refused)
            said[key] = {choice, false};
    }
    return said;
}

template <typename Key>
void UserAnswer::apply(const std::map<Key, Said>& said, std::map<Key, Choice>& saved)
{
    for (const auto& [key, one] : said) {
        const auto found = saved.find(key);
        const bool isRefused = found != saved.end() && found->second == Choice::Refused;
        if (one.yields && isRefused)
            continue;
        if (one.choice)
            saved[key] = *one.choice;
        else
            saved.erase(key);
    }
}

UserAnswer UserAnswer::between(const Decisions& known, const Decisions& decided)
{
    UserAnswer answer;
    answer.m_capabilities = differences(known.capabilities, decided.capabilities);
    answer.m_hosts = differences(known.hosts, decided.hosts);
    return answer;
}

UserAnswer UserAnswer::refusalsIn(const Decisions& decided)
{
    UserAnswer answer;
    answer.m_capabilities = refusals(decided.capabilities);
    answer.m_hosts = refusals(decided.hosts);
    return answer;
}

UserAnswer UserAnswer::revokingAll(const CapabilitySet& requested)
{
    UserAnswer answer;
    answer.m_revoked = requested;
    return answer;
}

void UserAnswer::add(Capability capability, Choice choice)
{
    m_capabilities[capability] = {choice, false};
}

void UserAnswer::add(const HostPattern& host, Choice choice)
{
    m_hosts[host.toString()] = {choice, false};
}

bool UserAnswer::isEmpty() const
{
    return !m_revoked && m_capabilities.empty() && m_hosts.empty();
}

void UserAnswer::applyTo(Decisions& saved) const
{
    if (m_revoked)
        revokeAll(saved, *m_revoked);
    apply(m_capabilities, saved.capabilities);
    apply(m_hosts, saved.hosts);
}

} // namespace portcullis
