#pragma once

#include "bridge/core/error.h"
#include "bridge/hosts/host_pattern.h"

#include <optional>
#include <vector>

namespace portcullis {

//! What can be said of a host before its name is resolved.
enum class HostVerdict {
    Permitted,
    Undecided, //!< The user has to be asked first.
    Refused, //!< The user has refused it.
    NotAsked, //!< The user has not decided, and is not asked any more.
    NotListed, //!< It is not on the resource's list.
    NotPublic, //!< It is an address that is not public, and nothing names it.
};

//! The error `host_denied` and why; empty for Permitted and Undecided.
std::optional<Error> denial(HostVerdict verdict);

//! \brief Which hosts a resource may connect to.
//!
//! With a list, only what is on it. Without one, any public host, unless it is one of those that
//! the user wants to decide on. An address that is not public has to be named as such, whatever
//! name stands for it.
class HostPolicy {
public:
    //! What becomes of a public host that nobody has decided on, where there is no list.
    enum class Unlisted { Permitted, Undecided, Denied };

    explicit HostPolicy(Unlisted unlisted = Unlisted::Permitted) : m_unlisted(unlisted) { }

    //! Only what matches one of \a listed.
    explicit HostPolicy(std::vector<HostPattern> listed) : m_listed(std::move(listed)) { }

    //! Whatever a URL can name, for development.
    static HostPolicy unrestricted();

    //! What becomes of other hosts from now on, where there is no list.
    void setUnlisted(Unlisted unlisted) { m_unlisted = unlisted; }

    //! Allows what matches \a pattern, too.
    void allow(const HostPattern& pattern) { m_allowed.push_back(pattern); }

    //! \brief Denies what matches \a pattern, on the list or not, but for what a narrower pattern
    //! allows.
    void refuse(const HostPattern& pattern) { m_refused.push_back(pattern); }

    //! What was refused.
    const std::vector<HostPattern>& refused() const { return m_refused; }

    HostVerdict judge(const QUrl& url) const;

    //! Whether a connection to \a url may go to \a address.
    bool permits(const QUrl& url, const QHostAddress& address) const;

private:
    bool isRefused(const QUrl& url) const;
    bool isAllowedWithin(const HostPattern& refused, const QUrl& url) const;

    bool m_isUnrestricted = false;
    Unlisted m_unlisted = Unlisted::Permitted;
    std::optional<std::vector<HostPattern>> m_listed;
    std::vector<HostPattern> m_allowed; // beside the list
    std::vector<HostPattern> m_refused;
};

} // namespace portcullis
