#include "app/theme/desktop_scheme.h"
#include "app/theme/theme.h"
#include "app/ui/palettes.h"
#include "app/ui/style.h"

#include <QApplication>
#include <QCheckBox>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QLabel>
#include <QProcess>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QThread>

#include <cmath>

using namespace portcullis;

namespace {

const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colorScheme = QStringLiteral("color-scheme");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString portalInterface = QStringLiteral("org.freedesktop.portal.Settings");

// WCAG 2, level AA
constexpr double readable = 4.5;
constexpr double visible = 3;

//! As WCAG 2 defines it.
double luminance(const QColor& color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (qMax(first, second) + 0.05) / (qMin(first, second) + 0.05);
}

//! A settings portal that says what it is told to.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    std::atomic<uint> scheme = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key) const
    {
        if (group != appearance || key != colorScheme)
            return QDBusVariant(QVariant::fromValue(QDBusVariant(QStringLiteral("nothing"))));
        return QDBusVariant(QVariant::fromValue(QDBusVariant(uint(scheme))));
    }
};

//! A session bus of our own, with or without a portal on it, which has a thread of its own as it
//! would have a process.
class Bus {
public:
    ~Bus()
    {
        m_thread.quit();
        m_thread.wait();
        QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
        QDBusConnection::disconnectFromBus(QStringLiteral("program"));
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    bool start()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"),
            {QStringLiteral("--session"), QStringLiteral("--nofork"),
                QStringLiteral("--print-address"), QStringLiteral("--nopidfile")});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead())
            return false;
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        return connection().isConnected();
    }

    bool addPortal(uint scheme)
    {
        m_portal.scheme = scheme;
        m_portal.moveToThread(&m_thread);
        m_thread.start();
        QDBusConnection bus = QDBusConnection::connectToBus(m_address, QStringLiteral("portal"));
        return bus.registerObject(portalPath, &m_portal, QDBusConnection::ExportAllSlots)
            && bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }

    //! The desktop has changed.
    void tell(const QString& group, const QString& key, const QVariant& value)
    {
        QDBusMessage signal = QDBusMessage::createSignal(
            portalPath, portalInterface, QStringLiteral("SettingChanged"));
        signal << group << key << QVariant::fromValue(QDBusVariant(value));
        QDBusConnection(QStringLiteral("portal")).send(signal);
    }

    QDBusConnection connection() const
    {
        return QDBusConnection::connectToBus(m_address, QStringLiteral("program"));
    }

private:
    QProcess m_daemon;
    QString m_address;
    Portal m_portal;
    QThread m_thread;
};

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void followsTheChoice();
    void followsThePlatformWithoutABus();
    void asksThePortal_data();
    void asksThePortal();
    void followsThePortal();
    void choiceGoesBeforeThePortal();
    void readsNothingElse();
    void needsNoPortal();
    void textIsReadable_data();
    void textIsReadable();
    void tellsPalettesApart();
    void widgetsFollow();
    void boxesCanBeSeen_data();
    void boxesCanBeSeen();
};

void TestTheme::followsTheChoice()
{
    Theme theme(ThemeChoice::Light, ColorScheme::Dark);
    const QSignalSpy changed(&theme, &Theme::changed);
    QVERIFY(!theme.isDark());
    theme.setChoice(ThemeChoice::Dark);
    QVERIFY(theme.isDark());
    QCOMPARE(changed.count(), 1);
    theme.setChoice(ThemeChoice::System);
    QVERIFY(theme.isDark());
    QCOMPARE(changed.count(), 1);
    theme.setChoice(ThemeChoice::Light);
    QVERIFY(!theme.isDark());
    QCOMPARE(changed.count(), 2);
}

void TestTheme::followsThePlatformWithoutABus()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", "/nowhere");
    const auto none = DesktopScheme::sessionBus();
    QVERIFY(!none.isConnected());
    for (const ColorScheme platform : {ColorScheme::Light, ColorScheme::Dark}) {
        const Theme theme(ThemeChoice::System, platform, std::make_unique<DesktopScheme>(none));
        QCOMPARE(theme.scheme(), platform);
    }
}

void TestTheme::asksThePortal_data()
{
    QTest::addColumn<uint>("answer");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("no preference") << 0U << false << false;
    QTest::newRow("dark") << 1U << true << true;
    QTest::newRow("light") << 2U << true << false;
    QTest::newRow("unheard of") << 3U << false << false;
}

void TestTheme::asksThePortal()
{
    QFETCH(uint, answer);
    QFETCH(bool, isKnown);
    QFETCH(bool, isDark);
    Bus bus;
    if (!bus.start())
        QSKIP("there is no dbus-daemon");
    QVERIFY(bus.addPortal(answer));
    const DesktopScheme desktop(bus.connection());
    QTRY_COMPARE(desktop.scheme().has_value(), isKnown);
    if (isKnown)
        QCOMPARE(*desktop.scheme() == ColorScheme::Dark, isDark);
}

void TestTheme::followsThePortal()
{
    Bus bus;
    if (!bus.start())
        QSKIP("there is no dbus-daemon");
    QVERIFY(bus.addPortal(1));
    Theme theme(
        ThemeChoice::System, ColorScheme::Light, std::make_unique<DesktopScheme>(bus.connection()));
    QTRY_VERIFY(theme.isDark());
    bus.tell(appearance, colorScheme, 2U);
    QTRY_VERIFY(!theme.isDark());
    bus.tell(appearance, colorScheme, 1U);
    QTRY_VERIFY(theme.isDark());
    bus.tell(appearance, colorScheme, 0U);
    QTRY_VERIFY(!theme.isDark());
}

void TestTheme::choiceGoesBeforeThePortal()
{
    Bus bus;
    if (!bus.start())
        QSKIP("there is no dbus-daemon");
    QVERIFY(bus.addPortal(1));
    Theme theme(
        ThemeChoice::Light, ColorScheme::Light, std::make_unique<DesktopScheme>(bus.connection()));
    QVERIFY(!theme.isDark());
    theme.setChoice(ThemeChoice::System);
    QTRY_VERIFY(theme.isDark());
}

//! Other settings, and values that are no number.
void TestTheme::readsNothingElse()
{
    Bus bus;
    if (!bus.start())
        QSKIP("there is no dbus-daemon");
    QVERIFY(bus.addPortal(1));
    const DesktopScheme desktop(bus.connection());
    QTRY_VERIFY(desktop.scheme() == ColorScheme::Dark);
    bus.tell(appearance, QStringLiteral("accent-color"), 2U);
    bus.tell(QStringLiteral("org.example"), colorScheme, 2U);
    bus.tell(appearance, colorScheme, QStringLiteral("light"));
    QTRY_VERIFY(!desktop.scheme().has_value());
}

void TestTheme::needsNoPortal()
{
    Bus bus;
    if (!bus.start())
        QSKIP("there is no dbus-daemon");
    const Theme theme(
        ThemeChoice::System, ColorScheme::Dark, std::make_unique<DesktopScheme>(bus.connection()));
    QVERIFY(theme.isDark());
}

void TestTheme::textIsReadable_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<int>("text");
    QTest::addColumn<int>("ground");
    for (const bool isDark : {false, true}) {
        const auto row
            = [isDark](const char* name, QPalette::ColorRole text, QPalette::ColorRole ground) {
                  QTest::addRow("%s, %s", name, isDark ? "dark" : "light")
                      << isDark << int(text) << int(ground);
              };
        row("text on the window", QPalette::WindowText, QPalette::Window);
        row("text on a card", QPalette::WindowText, QPalette::Base);
        row("text in a field", QPalette::Text, QPalette::Base);
        row("text in every other row", QPalette::Text, QPalette::AlternateBase);
        row("text on a button", QPalette::ButtonText, QPalette::Button);
        row("text of a tool tip", QPalette::ToolTipText, QPalette::ToolTipBase);
        row("what is selected", QPalette::HighlightedText, QPalette::Highlight);
        for (const QPalette::ColorRole ground :
            {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
            row(qPrintable(QStringLiteral("muted text on %1").arg(ground)),
                QPalette::PlaceholderText, ground);
            row(qPrintable(QStringLiteral("an error on %1").arg(ground)), QPalette::BrightText,
                ground);
            row(qPrintable(QStringLiteral("a link on %1").arg(ground)), QPalette::Link, ground);
            row(qPrintable(QStringLiteral("a visited link on %1").arg(ground)),
                QPalette::LinkVisited, ground);
        }
    }
}

void TestTheme::textIsReadable()
{
    QFETCH(bool, isDark);
    QFETCH(int, text);
    QFETCH(int, ground);
    const QPalette palette = paletteFor(isDark ? ColorScheme::Dark : ColorScheme::Light);
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
        const double found = contrast(palette.color(group, QPalette::ColorRole(text)),
            palette.color(group, QPalette::ColorRole(ground)));
        QVERIFY2(found >= readable, qPrintable(QString::number(found)));
    }
    QVERIFY(contrast(palette.color(QPalette::Mid), palette.color(QPalette::Base)) >= visible);
    QVERIFY(palette.color(QPalette::Disabled, QPalette::Text)
        != palette.color(QPalette::Active, QPalette::Text));
}

void TestTheme::tellsPalettesApart()
{
    for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark})
        QCOMPARE(schemeOf(paletteFor(scheme)), scheme);
    QCOMPARE(schemeOf(QPalette(Qt::white)), ColorScheme::Light);
    QCOMPARE(schemeOf(QPalette(Qt::black)), ColorScheme::Dark);
}

//! Both what the palette colors and what the style sheet does.
void TestTheme::widgetsFollow()
{
    auto& app = *qobject_cast<QApplication*>(QCoreApplication::instance());
    Theme theme(ThemeChoice::Light, ColorScheme::Light);
    followTheme(app, theme);
    QFrame card;
    card.setObjectName(QStringLiteral("card"));
    card.resize(40, 40);
    QLabel error(QStringLiteral("x"));
    error.setObjectName(QStringLiteral("fieldError"));
    card.show();
    error.show();
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Light}) {
        theme.setChoice(choice);
        const QPalette palette = paletteFor(theme.scheme());
        QCOMPARE(QApplication::palette().color(QPalette::Window), palette.color(QPalette::Window));
        QCOMPARE(card.grab().toImage().pixelColor(20, 20), palette.color(QPalette::Base));
        QCOMPARE(error.palette().color(QPalette::WindowText), palette.color(QPalette::BrightText));
    }
}

void TestTheme::boxesCanBeSeen_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isRound");
    for (const bool isDark : {false, true}) {
        QTest::addRow("check box, %s", isDark ? "dark" : "light") << isDark << false;
        QTest::addRow("radio button, %s", isDark ? "dark" : "light") << isDark << true;
    }
}

void TestTheme::boxesCanBeSeen()
{
    QFETCH(bool, isDark);
    QFETCH(bool, isRound);
    auto& app = *qobject_cast<QApplication*>(QCoreApplication::instance());
    applyStyle(app, isDark ? ColorScheme::Dark : ColorScheme::Light);
    QFrame card;
    card.setObjectName(QStringLiteral("card"));
    QAbstractButton* const box
        = isRound ? static_cast<QAbstractButton*>(new QRadioButton(&card)) : new QCheckBox(&card);
    box->move(20, 20);
    card.resize(100, 100);
    card.show();
    const QImage image = card.grab().toImage();
    const int middle = box->geometry().center().y();
    double most = 0;
    for (int x = box->x(); x < box->geometry().right(); ++x)
        most = qMax(most,
            contrast(image.pixelColor(x, middle), QApplication::palette().color(QPalette::Base)));
    QVERIFY2(most >= visible, qPrintable(QString::number(most)));
}

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    TestTheme test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_theme.moc"
