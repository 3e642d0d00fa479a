#pragma once

#include "app/library/decisions.h"

namespace portcullis {

//! \brief What the user said of single things, to be applied to whatever is saved by then.
//!
//! What the user did not speak of stays as it is. A refusal that was saved while the user was being
//! asked holds against a grant.
class UserAnswer {
public:
    //! How \a decided differs from what was \a known when the user was asked.
    static UserAnswer between(const Decisions& known, const Decisions& decided);

    //! What \a decided refuses, and nothing else.
    static UserAnswer refusalsIn(const Decisions& decided);

    //! \brief Refuses all that is granted by then, and \a requested; a single host is asked for
    //! again.
    static UserAnswer revokingAll(const CapabilitySet& requested = {});

    //! Adds that the user said so, whatever was decided before.
    void add(Capability capability, Choice choice);
    void add(const HostPattern& host, Choice choice);

    bool isEmpty() const;

    void applyTo(Decisions& saved) const;

private:
    //! What was said of one thing.
    struct Said {
        std::optional<Choice> choice; // empty: it is to be asked for again
        bool yields = false; // to a refusal
    };

    template <typename Key>
    static std::map<Key, Said> differences(
        const std::map<Key, Choice>& known, const std::map<Key, Choice>& decided);
    template <typename Key>
    static std::map<Key, Said> refusals(const std::map<Key, Choice>& decided);
    template <typename Key>
    static void apply(const std::map<Key, Said>& said, std::map<Key, Choice>& saved);

    std::optional<CapabilitySet> m_revoked; // with all that is granted
    std::map<Capability, Said> m_capabilities;
    std::map<QString, Said> m_hosts; // by HostPattern::toString()
};

} // namespace portcullis
