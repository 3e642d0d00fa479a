#pragma once

#include "bridge/session/color_scheme.h"

#include <QDBusConnection>
#include <QObject>

#include <optional>

QT_BEGIN_NAMESPACE
class QDBusMessage;
class QDBusVariant;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Whether the user's desktop is light or dark, as its settings portal says
//! (`org.freedesktop.portal.Settings` on the session bus), live.
class DesktopScheme : public QObject {
    Q_OBJECT

public:
    //! The user's session bus; one that is not connected if there is none, without a word.
    static QDBusConnection sessionBus();

    //! Asks at once, and waits for the answer for at most half a second; one that comes later is a
    //! change.
    explicit DesktopScheme(QDBusConnection bus, QObject* parent = nullptr);

    //! Empty if the desktop has no preference, or cannot be asked.
    std::optional<ColorScheme> scheme() const { return m_scheme; }

Q_SIGNALS:
    //! scheme() has changed.
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void take(const QDBusMessage& answer);
    void set(const QVariant& value);

    QDBusConnection m_bus;
    std::optional<ColorScheme> m_scheme;
};

} // namespace portcullis
