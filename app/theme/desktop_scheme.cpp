#include "app/theme/desktop_scheme.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QFile>

#include <chrono>

namespace portcullis {
namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colorScheme = QStringLiteral("color-scheme");

//! A portal that is only being started takes longer.
constexpr std::chrono::milliseconds firstWait{500};

QDBusMessage question()
{
    QDBusMessage message
        = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    message << appearance << colorScheme;
    return message;
}

//! The portal wraps its answer twice.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

std::optional<ColorScheme> schemeOf(const QVariant& value)
{
    bool isNumber = false;
    const uint number = value.toUInt(&isNumber);
    if (isNumber && number == 1)
        return ColorScheme::Dark;
    if (isNumber && number == 2)
        return ColorScheme::Light;
    return std::nullopt;
}

} // namespace

QDBusConnection DesktopScheme::sessionBus()
{
    // Without an address, the library would start a bus of its own.
    const bool hasBus = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
    return hasBus ? QDBusConnection::sessionBus() : QDBusConnection(QStringLiteral("none"));
}

DesktopScheme::DesktopScheme(QDBusConnection bus, QObject* parent)
    : QObject(parent), m_bus(std::move(bus))
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
        SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    ask();
}

void DesktopScheme::ask()
{
    QDBusPendingCall inTime = m_bus.asyncCall(question(), int(firstWait.count()));
    inTime.waitForFinished();
    if (inTime.error().type() != QDBusError::NoReply) {
        take(inTime.reply());
        return;
    }
    auto* const late = new QDBusPendingCallWatcher(m_bus.asyncCall(question()), this);
    connect(late, &QDBusPendingCallWatcher::finished, this, [this, late] {
        late->deleteLater();
        take(late->reply());
    });
}

void DesktopScheme::take(const QDBusMessage& answer)
{
    if (answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty())
        set(answer.arguments().constFirst());
}

void DesktopScheme::onSettingChanged(
    const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == appearance && key == colorScheme)
        set(value.variant());
}

void DesktopScheme::set(const QVariant& value)
{
    const std::optional<ColorScheme> scheme = schemeOf(unwrapped(value));
    if (std::exchange(m_scheme, scheme) != scheme)
        Q_EMIT changed();
}

} // namespace portcullis
