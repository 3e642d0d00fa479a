#include "bridge/net/network_settings.h"

#include "bridge/core/limits.h"
#include "bridge/net/name_lookup.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>

namespace portcullis {
namespace {

//! Some twenty times as much as all public authorities take.
constexpr qint64 maxCaFileBytes = 4 * limits::mebibyte;

bool isThisMachine(const QUrl& url)
{
    const QString host = url.host();
    const QString address = host.endsWith(u'.') ? host.chopped(1) : host;
    return isLocalhost(host) || QHostAddress(address).isLoopback();
}

} // namespace

Result<QList<QSslCertificate>, QString> readCertificates(const QString& file)
{
    QFile source(file);
    // A pipe or a device could keep us forever.
    if (!QFileInfo(file).isFile() || !source.open(QIODevice::ReadOnly))
        return QStringLiteral("the CA file cannot be read");
    const QByteArray text = source.read(maxCaFileBytes + 1);
    if (text.size() > maxCaFileBytes)
        return QStringLiteral("the CA file is larger than 4 MiB");
    QList<QSslCertificate> certificates = QSslCertificate::fromData(text);
    if (certificates.isEmpty())
        return QStringLiteral("the CA file holds no certificate in PEM format");
    return certificates;
}

void useAsciiHostNames()
{
    QUrl::setIdnWhitelist({});
}

std::optional<ProxyChoice> knownProxyFor(const NetworkSettings& settings, const QUrl& url)
{
    using Source = ProxyChoice::Source;
    if (settings.proxy)
        return ProxyChoice{*settings.proxy, Source::Given, {}, false};
    if (isThisMachine(url))
        return ProxyChoice{std::nullopt, Source::ThisComputer, {}, false};
    const std::optional<ProxyChoice> choice = settings.sources.environment.choiceFor(url);
    return choice || settings.sources.desktop ? choice : ProxyChoice();
}

} // namespace portcullis
