#pragma once

#include "bridge/core/error.h"
#include "bridge/hosts/host_pattern.h"

#include <vector>

namespace portcullis {

//! \brief Which hosts a resource may connect to.
//!
//! With a list, only what is on it. Without one, any public host. An address that is not public
//! has to be named as such, whatever name stands for it.
class HostPolicy {
public:
    //! Any public host.
    HostPolicy() = default;

    //! Only what matches one of \a listed.
    explicit HostPolicy(std::vector<HostPattern> listed) : m_listed(std::move(listed)) { }

    //! Whatever a URL can name, for development.
    static HostPolicy unrestricted();

    //! Allows what matches \a pattern, too.
    void allow(const HostPattern& pattern) { m_allowed.push_back(pattern); }

    //! What can be said before a name is resolved. Error: `host_denied`.
    Result<void, Error> check(const QUrl& url) const;

    //! Whether it is on the list, or there is none.
    bool isListed(const QUrl& url) const;

    //! Whether a connection to \a url may go to \a address.
    bool permits(const QUrl& url, const QHostAddress& address) const;

private:
    bool m_isUnrestricted = false;
    std::optional<std::vector<HostPattern>> m_listed;
    std::vector<HostPattern> m_allowed; // beside the list
};

} // namespace portcullis
