#include "app/ui/settings/limit_words.h"

#include "app/ui/settings/byte_amount.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace portcullis {
namespace {

//! The context for translations.
struct Limit {
    Q_DECLARE_TR_FUNCTIONS(Limits)
};

struct Entry {
    qint64 Limits::*value;
    const char* title;
    LimitUnit unit;
};

constexpr std::array entries{
    Entry{&Limits::maxConnections, QT_TRANSLATE_NOOP("Limits", "Connections of one resource"),
        LimitUnit::Connections},
    Entry{&Limits::maxProgramConnections,
        QT_TRANSLATE_NOOP("Limits", "Connections of all resources"), LimitUnit::Connections},
    Entry{&Limits::maxConnectsPerMinute,
        QT_TRANSLATE_NOOP("Limits", "Attempts of one resource to connect"), LimitUnit::PerMinute},
    Entry{&Limits::maxMessageBytes, QT_TRANSLATE_NOOP("Limits", "Size of one message"),
        LimitUnit::Bytes},
    Entry{&Limits::maxQueuedSendBytes,
        QT_TRANSLATE_NOOP("Limits", "Waiting to be sent on one connection"), LimitUnit::Bytes},
    Entry{&Limits::maxTotalQueuedSendBytes,
        QT_TRANSLATE_NOOP("Limits", "Waiting to be sent by one resource"), LimitUnit::Bytes},
    Entry{&Limits::maxRequestsPerSecond, QT_TRANSLATE_NOOP("Limits", "Requests of one resource"),
        LimitUnit::PerSecond},
    Entry{&Limits::maxQueuedReceiveBytes,
        QT_TRANSLATE_NOOP("Limits", "Received and waiting for one resource"), LimitUnit::Bytes},
    Entry{&Limits::maxKeptEvents,
        QT_TRANSLATE_NOOP("Limits", "Events kept until a resource listens"), LimitUnit::Events},
};

} // namespace

LimitWords wordsFor(const AdjustableLimit& limit)
{
    for (const Entry& entry : entries) {
        if (entry.value == limit.value)
            return {Limit::tr(entry.title), entry.unit};
    }
    return {QLatin1String(limit.name), LimitUnit::Events};
}

QString unitText(LimitUnit unit)
{
    switch (unit) {
    case LimitUnit::Connections:
        return Limit::tr("connections");
    case LimitUnit::PerMinute:
        return Limit::tr("per minute");
    case LimitUnit::PerSecond:
        return Limit::tr("per second");
    case LimitUnit::Events:
        return Limit::tr("events");
    case LimitUnit::Bytes:
        return {};
    }
    Q_UNREACHABLE();
}

QString limitText(LimitUnit unit, qint64 value)
{
    if (unit != LimitUnit::Bytes)
        return QLocale().toString(value);
    const ByteAmount amount = byteAmount(value);
    //: a number and a unit, as in 16 MiB
    return Limit::tr("%1 %2").arg(
        QLocale().toString(amount.number), QLatin1String(byteUnits.at(amount.unit).name));
}

} // namespace portcullis
