#pragma once

#include <QHostAddress>
#include <QList>
#include <QObject>

QT_BEGIN_NAMESPACE
class QHostInfo;
QT_END_NAMESPACE

namespace portcullis {

//! Whether \a host is `localhost` or a name below it, with or without a final dot (RFC 6761,
//! section 6.3).
bool isLocalhost(const QString& host);

//! \brief Finds the addresses of a host.
//!
//! Those of `localhost` and of names below it are known, and nobody is asked for them; so are those
//! of a host that is an address itself.
class NameLookup : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~NameLookup() override;

    //! \param host ASCII; an IPv6 address without brackets. Call it once.
    void start(const QString& host);

Q_SIGNALS:
    //! As the resolver sorts them (RFC 6724); empty if the host was not found. It comes from the
    //! event loop.
    void found(const QList<QHostAddress>& addresses);

private:
    void onLookedUp(const QHostInfo& host);

    int m_lookup = -1; // while it runs
};

} // namespace portcullis
