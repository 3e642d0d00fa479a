#include "app/ui/monitor/words.h"

#include "bridge/ws/ending.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace portcullis::words {
namespace {

//! The context for translations.
struct Monitor {
    Q_DECLARE_TR_FUNCTIONS(Monitor)
};

struct Reason {
    QString word;
    QString text;
};

QString reasonOf(const QString& word)
{
    const std::array reasons{
        Reason{wireName(ContactRefusal::NotListed), Monitor::tr("not on its list")},
        Reason{wireName(ContactRefusal::NotPublic), Monitor::tr("not a public address")},
        Reason{wireName(ContactRefusal::BlockedPort), Monitor::tr("port of another protocol")},
        Reason{wireName(ContactRefusal::ByUser), Monitor::tr("by you")},
        Reason{wireName(ContactRefusal::NoPermission), Monitor::tr("no permission")},
        Reason{wireName(ContactRefusal::Engine), Monitor::tr("page content")},
        Reason{wireName(Stage::Dns), Monitor::tr("host not found")},
        Reason{wireName(Stage::Tcp), Monitor::tr("no connection")},
        Reason{wireName(Stage::Proxy), Monitor::tr("proxy")},
        Reason{wireName(Stage::Tls), Monitor::tr("encryption")},
        Reason{wireName(Stage::Http), Monitor::tr("turned away by the server")},
        Reason{wireName(Stage::Timeout), Monitor::tr("no answer in time")},
        Reason{wireName(Stage::Protocol), Monitor::tr("not a WebSocket server")},
        Reason{wireName(Stage::Limit), Monitor::tr("a limit was reached")},
    };
    for (const Reason& reason : reasons) {
        if (reason.word == word)
            return reason.text;
    }
    return word;
}

} // namespace

QString size(qint64 bytes)
{
    if (bytes < 1000)
        return Monitor::tr("%1 B").arg(bytes);
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString rate(double bytesPerSecond)
{
    return bytesPerSecond < 0.5 ? nothing()
                                : Monitor::tr("%1/s").arg(size(qRound64(bytesPerSecond)));
}

QString duration(qint64 ms)
{
    const qint64 seconds = qMax<qint64>(ms, 0) / 1000;
    if (seconds < 60)
        return Monitor::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return Monitor::tr("%1 min").arg(seconds / 60);
    return Monitor::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString roundTrip(const RoundTrip& roundTrip)
{
    if (roundTrip.source == RoundTrip::Source::Unknown)
        return nothing();
    const double ms = double(roundTrip.time.count()) / 1000;
    const int decimals = ms < 1 ? 2 : ms < 10 ? 1 : 0;
    return Monitor::tr("%1 ms").arg(QLocale().toString(ms, 'f', decimals));
}

QString roundTripSource(RoundTrip::Source source)
{
    switch (source) {
    case RoundTrip::Source::Unknown:
        return Monitor::tr("Not measured yet");
    case RoundTrip::Source::Tcp:
        return Monitor::tr("Measured by the system on the TCP connection");
    case RoundTrip::Source::Pong:
        return Monitor::tr("Time that the last ping took");
    }
    Q_UNREACHABLE();
}

QString state(WsConnection::State state)
{
    switch (state) {
    case WsConnection::State::Connecting:
        return Monitor::tr("Connecting");
    case WsConnection::State::Open:
        return Monitor::tr("Open");
    case WsConnection::State::Closing:
        return Monitor::tr("Closing");
    case WsConnection::State::Reconnecting:
        return Monitor::tr("Lost, trying again");
    case WsConnection::State::Closed:
        return Monitor::tr("Closed");
    }
    Q_UNREACHABLE();
}

QString outcome(const Contact& contact)
{
    switch (contact.outcome) {
    case Outcome::Connected:
        return Monitor::tr("Connected");
    case Outcome::Failed:
        return Monitor::tr("Failed: %1").arg(reasonOf(contact.why));
    case Outcome::Refused:
        return Monitor::tr("Refused: %1").arg(reasonOf(contact.why));
    }
    Q_UNREACHABLE();
}

QString nothing()
{
    return QStringLiteral("–");
}

} // namespace portcullis::words
