#include "bridge/monitor/contact.h"

namespace portcullis {

QString wireName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Connected:
        return QStringLiteral("connected");
    case Outcome::Failed:
        return QStringLiteral("failed");
    case Outcome::Refused:
        return QStringLiteral("refused");
    }
    Q_UNREACHABLE();
}

QString wireName(ContactRefusal refusal)
{
    switch (refusal) {
    case ContactRefusal::NotListed:
        return QStringLiteral("not_listed");
    case ContactRefusal::NotPublic:
        return QStringLiteral("not_public");
    case ContactRefusal::BlockedPort:
        return QStringLiteral("blocked_port");
    case ContactRefusal::ByUser:
        return QStringLiteral("by_user");
    case ContactRefusal::NoPermission:
        return QStringLiteral("no_permission");
    case ContactRefusal::Engine:
        return QStringLiteral("engine");
    }
    Q_UNREACHABLE();
}

} // namespace portcullis
