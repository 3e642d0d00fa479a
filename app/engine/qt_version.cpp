#include "app/engine/qt_version.h"

#include <QGuiApplication>
#include <QStyleHints>
#include <QWebEngineSettings>

namespace portcullis::qt_version {

#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)

QWebEngineUrlScheme::Flags fetchFlag()
{
    return QWebEngineUrlScheme::FetchApiAllowed;
}

bool canFetch()
{
    return true;
}

void reply(QWebEngineUrlRequestJob* job, const ReplyHead& head, QIODevice* device)
{
    QMultiMap<QByteArray, QByteArray> headers;
    if (!head.policy.isEmpty())
        headers.insert("content-security-policy", head.policy);
    job->setAdditionalResponseHeaders(headers);
    job->reply(head.type, device);
}

#else

QWebEngineUrlScheme::Flags fetchFlag()
{
    return {};
}

bool canFetch()
{
    return false;
}

//! This engine can be given no headers. It writes what stands behind `charset=` into the head of
//! the reply as it is, line breaks included; and since no encoding has such a name, it chooses the
//! document's encoding as if none were given.
void reply(QWebEngineUrlRequestJob* job, const ReplyHead& head, QIODevice* device)
{
    if (head.policy.isEmpty())
        job->reply(head.type, device);
    else
        job->reply(head.type + ";charset=\"\"\ncontent-security-policy: " + head.policy, device);
}

#endif

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void answerPermissions(QWebEnginePage& page, Answer answer)
{
    QObject::connect(&page, &QWebEnginePage::permissionRequested, &page,
        [answer](const QWebEnginePermission& permission) {
            if (answer == Answer::Grant)
                permission.grant();
            else
                permission.deny();
        });
}

#else

void answerPermissions(QWebEnginePage& page, Answer answer)
{
    const auto policy = answer == Answer::Grant ? QWebEnginePage::PermissionGrantedByUser
                                                : QWebEnginePage::PermissionDeniedByUser;
    QObject::connect(&page, &QWebEnginePage::featurePermissionRequested, &page,
        [&page, policy](const QUrl& origin, QWebEnginePage::Feature feature) {
            page.setFeaturePermission(origin, feature, policy);
        });
}

#endif

#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)

void startWithScheme(ColorScheme) { }

//! The engine of all pages hears of it by a signal of Qt's, which QStyleHints::setColorScheme()
//! emits only where a desktop's theme can change its colors. A page asks for it when its settings
//! change, and the engine forgets it when it makes a page.
void showScheme(QWebEnginePage& page, ColorScheme scheme)
{
    Q_EMIT QGuiApplication::styleHints()->colorSchemeChanged(
        scheme == ColorScheme::Dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
    QWebEngineSettings& settings = *page.settings();
    constexpr auto any = QWebEngineSettings::PrintElementBackgrounds;
    const bool value = settings.testAttribute(any);
    settings.setAttribute(any, !value);
    settings.setAttribute(any, value);
}

#else

void startWithScheme(ColorScheme scheme)
{
    constexpr char variable[] = "QTWEBENGINE_CHROMIUM_FLAGS";
    const char* const number = scheme == ColorScheme::Dark ? "0" : "1";
    qputenv(variable, qgetenv(variable) + " --blink-settings=preferredColorScheme=" + number);
}

void showScheme(QWebEnginePage&, ColorScheme) { }

#endif

} // namespace portcullis::qt_version
