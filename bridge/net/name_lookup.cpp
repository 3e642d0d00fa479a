#include "bridge/net/name_lookup.h"

#include <QHostInfo>

#include <utility>

namespace portcullis {
namespace {

QList<QHostAddress> knownAddresses(const QString& host)
{
    if (isLocalhost(host))
        return {QHostAddress(QHostAddress::LocalHostIPv6), QHostAddress(QHostAddress::LocalHost)};
    const QHostAddress literal(host);
    return literal.isNull() ? QList<QHostAddress>() : QList<QHostAddress>{literal};
}

} // namespace

bool isLocalhost(const QString& host)
{
    const QString name = host.endsWith(u'.') ? host.chopped(1) : host;
    const auto localhost = QLatin1String("localhost");
    return name.compare(localhost, Qt::CaseInsensitive) == 0
        || name.endsWith(QLatin1String(".localhost"), Qt::CaseInsensitive);
}

NameLookup::~NameLookup()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
}

void NameLookup::start(const QString& host)
{
    const QList<QHostAddress> known = knownAddresses(host);
    if (known.isEmpty()) {
        m_lookup = QHostInfo::lookupHost(host, this, &NameLookup::onLookedUp);
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, known] { Q_EMIT found(known); }, Qt::QueuedConnection);
}

void NameLookup::onLookedUp(const QHostInfo& host)
{
    m_lookup = -1;
    Q_EMIT found(host.error() == QHostInfo::NoError ? host.addresses() : QList<QHostAddress>());
}

} // namespace portcullis
