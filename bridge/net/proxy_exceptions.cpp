#include "bridge/net/proxy_exceptions.h"

#include "bridge/core/limits.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

#include <arpa/inet.h>

namespace portcullis {
namespace {

//! Four or sixteen bytes in network order. QHostAddress takes shorter forms, too, such as `10`,
//! which is a name here.
std::optional<QByteArray> bytesOf(const QString& address)
{
    const QByteArray text = address.toLatin1();
    QByteArray bytes(sizeof(in6_addr), '\0');
    if (::inet_pton(AF_INET6, text.constData(), bytes.data()) == 1)
        return bytes;
    bytes.resize(sizeof(in_addr));
    if (::inet_pton(AF_INET, text.constData(), bytes.data()) == 1)
        return bytes;
    return std::nullopt;
}

bool beginsWith(const QByteArray& address, const QByteArray& network, uint bits)
{
    const qsizetype whole = bits / 8;
    const uint rest = bits % 8;
    if (address.left(whole) != network.left(whole))
        return false;
    return rest == 0 || uchar(address[whole] ^ network[whole]) >> (8 - rest) == 0;
}

bool holdsForAddress(const QString& entry, const QByteArray& address)
{
    const std::optional<QByteArray> network = bytesOf(entry.section(u'/', 0, 0));
    if (!network || network->size() != address.size())
        return false;
    const uint allBits = uint(address.size()) * 8;
    if (!entry.contains(u'/'))
        return beginsWith(address, *network, allBits);
    bool isNumber = false;
    const uint bits = entry.section(u'/', 1).toUInt(&isNumber);
    if (!isNumber || bits > allBits)
        return false;
    return beginsWith(address, *network, bits == 0 ? allBits : bits);
}

bool holdsForName(QStringView entry, QStringView name)
{
    if (entry.endsWith(u'.'))
        entry.chop(1);
    if (entry.startsWith(u'.'))
        entry = entry.sliced(1);
    if (!name.endsWith(entry, Qt::CaseInsensitive))
        return false;
    const qsizetype above = name.size() - entry.size();
    return above == 0 || (!entry.isEmpty() && name[above - 1] == u'.');
}

} // namespace

ProxyExceptions::ProxyExceptions(const QString& text) : m_holdForAll(text == QLatin1String("*"))
{
    if (text.size() <= limits::maxProxyExceptionsLength)
        m_entries = text.split(QRegularExpression(QStringLiteral("[, \\t]+")), Qt::SkipEmptyParts);
}

bool ProxyExceptions::holdFor(const QString& host) const
{
    if (m_holdForAll)
        return true;
    if (const std::optional<QByteArray> address = bytesOf(host))
        return std::any_of(m_entries.begin(), m_entries.end(),
            [&address](const QString& entry) { return holdsForAddress(entry, *address); });
    const QStringView name = host.endsWith(u'.') ? QStringView(host).chopped(1) : QStringView(host);
    return std::any_of(m_entries.begin(), m_entries.end(),
        [name](const QString& entry) { return holdsForName(entry, name); });
}

} // namespace portcullis
