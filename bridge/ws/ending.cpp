#include "bridge/ws/ending.h"

namespace portcullis {

QString wireName(Stage stage)
{
    switch (stage) {
    case Stage::Policy:
        return QStringLiteral("policy");
    case Stage::Dns:
        return QStringLiteral("dns");
    case Stage::Tcp:
        return QStringLiteral("tcp");
    case Stage::Proxy:
        return QStringLiteral("proxy");
    case Stage::Tls:
        return QStringLiteral("tls");
    case Stage::Http:
        return QStringLiteral("http");
    case Stage::Timeout:
        return QStringLiteral("timeout");
    case Stage::Protocol:
        return QStringLiteral("protocol");
    case Stage::Limit:
        return QStringLiteral("limit");
    }
    Q_UNREACHABLE();
}

} // namespace portcullis
