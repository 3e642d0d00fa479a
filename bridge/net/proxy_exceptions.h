#pragma once

#include <QStringList>

namespace portcullis {

//! \brief The servers that need no proxy, from a `no_proxy` as curl reads it.
//!
//! It is one `*` for all, or a list with commas or blanks between its entries. `example.com`,
//! with or without a dot at either end, stands for that name and all below it; `10.1.2.3`,
//! `10.0.0.0/8`, `2001:db8::1` and `2001:db8::/32` for addresses, and never for a name that
//! resolves to one. As in curl, an entry with a port or in brackets stands for nothing, and `/0`
//! for the one address before it. A list longer than limits::maxProxyExceptionsLength has no
//! entries.
class ProxyExceptions {
public:
    ProxyExceptions() = default; //!< None.
    explicit ProxyExceptions(const QString& text);

    //! \param host a name in ASCII, or an address without brackets.
    bool holdFor(const QString& host) const;

private:
    bool m_holdForAll = false;
    QStringList m_entries;
};

} // namespace portcullis
