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

QString wireName(Refusal refusal)
{
    switch (refusal) {
    case Refusal::NotListed:
        return QStringLiteral("not_listed");
    case Refusal::NotPublic:
        return QStringLiteral("not_public");
    case Refusal::BlockedPort:
        return QStringLiteral("blocked_port");
    case Refusal::ByUser:
        return QStringLiteral("by_user");
    case Refusal::NoPermission:
        return QStringLiteral("no_permission");
    case Refusal::Engine:
        return QStringLiteral("engine");
    }
    Q_UNREACHABLE();
}

} // namespace portcullis
