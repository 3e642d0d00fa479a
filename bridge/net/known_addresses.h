#pragma once

#include <QHostAddress>
#include <QString>

#include <deque>
#include <utility>

namespace portcullis {

//! \brief The address that each name was reached at the last time, so that it is tried first the
//! next time. Of limits::maxKnownAddresses names; the one that was used last is kept longest.
class KnownAddresses {
public:
    //! \a address answered for \a host.
    void remember(const QString& host, const QHostAddress& address);

    //! Null if there is none.
    QHostAddress find(const QString& host) const;

private:
    std::deque<std::pair<QString, QHostAddress>> m_entries; // the last used first
};

} // namespace portcullis
