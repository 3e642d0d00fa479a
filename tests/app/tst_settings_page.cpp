#include "app/engine/network_thread.h"
#include "app/history/contact_record.h"
#include "app/links/link_opener.h"
#include "app/settings/settings_store.h"
#include "app/theme/theme.h"
#include "app/ui/settings/certificate_settings.h"
#include "app/ui/settings/limit_words.h"
#include "app/ui/settings/live_settings.h"
#include "app/ui/settings_page.h"
#include "bridge/net/desktop_proxies.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QProcessEnvironment>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace portcullis;

namespace {

const QString authority = QStringLiteral(PORTCULLIS_CERTIFICATES "/ca.pem");
const QString maxConnections = QStringLiteral("maxConnections");

QByteArray fileContents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

EnvironmentProxies environmentWith(const QStringList& variables)
{
    QProcessEnvironment environment;
    for (const QString& variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    return EnvironmentProxies(environment);
}

} // namespace

class TestSettingsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void savesTheme();
    void savesLanguage();
    void savesWhetherLinksAreOffered();
    void savesProxies_data();
    void savesProxies();
    void refusesProxies_data();
    void refusesProxies();
    void showsWrittenProxy();
    void saysWhichProxyIsInForce_data();
    void saysWhichProxyIsInForce();
    void saysItForEachKindOfConnection();
    void saysWhatTheDesktopSays();
    void followsWhatIsChosen();
    void savesWhenTheHostIsRight();
    void savesLimits_data();
    void savesLimits();
    void refusesLimits_data();
    void refusesLimits();
    void resetsLimits();
    void knowsAllLimits();
    void keepsRecordLonger();
    void forgetsAfterAQuestion_data();
    void forgetsAfterAQuestion();
    void refusesDays_data();
    void refusesDays();
    void showsCertificates();
    void refusesFilesWithoutCertificates();
    void showsWhatTheCommandLineSays();
    void saysWhatCannotBeSaved();
    void scrollingChangesNothing();
    void canBeUsedByKeyboard();
    void shortcutsDiffer();
    void changesTakeEffect();

private:
    void open(const WrittenSettings& given = {}, const ProxySources& sources = {});
    //! Proxy, reason and error of a row that is to be seen, joined by `|`; empty if it is not.
    QString inForce(const char* name = "proxyInForce") const;
    template <typename Widget> Widget* find(const char* name) const
    {
        return m_page->findChild<Widget*>(QLatin1String(name));
    }
    void enter(const char* name, const QString& text) const;
    void choose(const char* name, const QString& text) const;
    QString errorOf(const char* name) const;
    QString written() const { return QString::fromUtf8(fileContents(file()).simplified()); }
    QString file() const { return settingsFile(m_folder->path()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SettingsStore> m_store;
    std::unique_ptr<SettingsPage> m_page;
};

void TestSettingsPage::init()
{
    // All but what the platform without a display cannot do for dialogs.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void TestSettingsPage::cleanup()
{
    m_page.reset();
    m_store.reset();
}

void TestSettingsPage::open(const WrittenSettings& given, const ProxySources& sources)
{
    auto opened = SettingsStore::open(m_folder->path(), given, sources);
    QVERIFY(opened);
    m_page.reset();
    m_store = std::move(opened).value();
    m_page = std::make_unique<SettingsPage>(*m_store);
    m_page->resize(900, 700);
    m_page->show();
}

void TestSettingsPage::enter(const char* name, const QString& text) const
{
    auto* const edit = find<QLineEdit>(name);
    QVERIFY(edit);
    edit->setFocus();
    edit->selectAll();
    if (text.isEmpty())
        QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
}

void TestSettingsPage::choose(const char* name, const QString& text) const
{
    auto* const box = find<QComboBox>(name);
    QVERIFY(box);
    const int index = box->findText(text);
    QVERIFY(index >= 0);
    box->setCurrentIndex(index);
}

//! What is said below a field, and whether it is marked.
QString TestSettingsPage::errorOf(const char* name) const
{
    const auto* const editor = find<QWidget>(name);
    const auto* const line
        = editor->parentWidget()->findChild<QLabel*>(QStringLiteral("fieldError"));
    const bool isMarked = editor->property("invalid").toBool();
    return isMarked && line->isVisible() ? line->text() : QString();
}

void TestSettingsPage::savesTheme()
{
    const QSignalSpy changed(m_store.get(), &SettingsStore::changed);
    choose("theme", QStringLiteral("Dark"));
    QCOMPARE(written(), QStringLiteral(R"({ "theme": "dark" })"));
    QCOMPARE(changed.count(), 1);
    choose("theme", QStringLiteral("Light"));
    QCOMPARE(m_store->current().theme, ThemeChoice::Light);
    open();
    QCOMPARE(find<QComboBox>("theme")->currentText(), QStringLiteral("Light"));
    choose("theme", QStringLiteral("Like the desktop"));
    QCOMPARE(written(), QStringLiteral("{}"));
}

void TestSettingsPage::savesLanguage()
{
    choose("language", QStringLiteral("Deutsch"));
    QCOMPARE(written(), QStringLiteral(R"({ "language": "de" })"));
    open();
    QCOMPARE(find<QComboBox>("language")->currentText(), QStringLiteral("Deutsch"));
    choose("language", QStringLiteral("English"));
    QCOMPARE(written(), QStringLiteral(R"({ "language": "en" })"));
}

void TestSettingsPage::savesWhetherLinksAreOffered()
{
    QVERIFY(find<QCheckBox>("offerLinks")->isChecked());
    find<QCheckBox>("offerLinks")->click();
    QCOMPARE(written(), QStringLiteral(R"({ "offerLinks": false })"));
    open();
    QVERIFY(!find<QCheckBox>("offerLinks")->isChecked());
    find<QCheckBox>("offerLinks")->click();
    QCOMPARE(written(), QStringLiteral("{}"));
}

void TestSettingsPage::savesProxies_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("proxy");
    const auto row
        = [](const char* kind, const char* user, const char* password, const char* proxy) {
              QTest::newRow(proxy) << QString::fromLatin1(kind) << QString::fromLatin1(user)
                                   << QString::fromLatin1(password) << QString::fromLatin1(proxy);
          };
    row("HTTP", "", "", "http://proxy.example:3128");
    row("SOCKS 5", "", "", "socks5://proxy.example:3128");
    row("SOCKS 4", "", "", "socks4://proxy.example:3128");
    row("SOCKS 4a", "", "", "socks4a://proxy.example:3128");
    row("HTTP", "me", "", "http://me@proxy.example:3128");
    row("HTTP", "me", "s3:c@ret", "http://me:s3:c%40ret@proxy.example:3128");
}

void TestSettingsPage::savesProxies()
{
    QFETCH(QString, kind);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(QString, proxy);
    QVERIFY(!find<QLineEdit>("proxyHost")->isVisible());
    choose("proxyKind", kind);
    QVERIFY(find<QLineEdit>("proxyHost")->isVisible());
    enter("proxyPort", QStringLiteral("3128"));
    QVERIFY(!QFile::exists(file()));
    enter("proxyHost", QStringLiteral(" proxy.example "));
    enter("proxyUser", user);
    enter("proxyPassword", password);
    QCOMPARE(m_store->written().proxy, proxy);
    for (const char* const name : {"proxyHost", "proxyPort", "proxyUser", "proxyPassword"})
        QCOMPARE(errorOf(name), QString());
    choose("proxyKind", QStringLiteral("None"));
    QVERIFY(!find<QLineEdit>("proxyHost")->isVisible());
    QCOMPARE(written(), QStringLiteral(R"({ "proxy": "none" })"));
    choose("proxyKind", QStringLiteral("Like the system"));
    QCOMPARE(written(), QStringLiteral("{}"));
}

void TestSettingsPage::refusesProxies_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, const char* text, const char* error) {
        QTest::addRow("%s: %s", name, text)
            << QString::fromLatin1(name) << QString::fromLatin1(text) << QString::fromLatin1(error);
    };
    for (const char* const host : {"", "a b", "http://a", "a:80", "a/b", "me@a"})
        row("proxyHost", host, "Enter a host name or an address, such as proxy.example.");
    for (const char* const port : {"", "0", "65536", "-1", "80.", "x"})
        row("proxyPort", port, "Enter a number from 1 to 65535.");
    row("proxyUser", "", "Enter the user whose password it is.");
}

void TestSettingsPage::refusesProxies()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, error);
    const QByteArray field = name.toLatin1();
    QVERIFY(m_store->change(
        [](WrittenSettings& settings) { settings.proxy = QStringLiteral("http://me:word@a:80"); }));
    open();
    const QString before = written();
    enter(field.constData(), text);
    QCOMPARE(errorOf(field.constData()), error);
    QCOMPARE(find<QLineEdit>(field.constData())->accessibleDescription(), error);
    QCOMPARE(written(), before);
}

void TestSettingsPage::showsWrittenProxy()
{
    QVERIFY(m_store->change([](WrittenSettings& settings) {
        settings.proxy = QStringLiteral("socks5://m%40e:a%3A%2F@[::1]:9050");
    }));
    open();
    QCOMPARE(find<QComboBox>("proxyKind")->currentText(), QStringLiteral("SOCKS 5"));
    QCOMPARE(find<QLineEdit>("proxyHost")->text(), QStringLiteral("::1"));
    QCOMPARE(find<QLineEdit>("proxyPort")->text(), QStringLiteral("9050"));
    QCOMPARE(find<QLineEdit>("proxyUser")->text(), QStringLiteral("m@e"));
    QCOMPARE(find<QLineEdit>("proxyPassword")->text(), QStringLiteral("a:/"));
    QCOMPARE(find<QLineEdit>("proxyPassword")->echoMode(), QLineEdit::Password);
}

QString TestSettingsPage::inForce(const char* name) const
{
    const auto* const proxy = find<QLabel>(name);
    if (!proxy || !proxy->isVisible())
        return {};
    const auto line = [proxy](const char* lineName) {
        const auto* const label = proxy->parent()->findChild<QLabel*>(QLatin1String(lineName));
        return label->isVisible() ? label->text() : QString();
    };
    return proxy->text() + u'|' + line("fieldNote") + u'|' + line("fieldError");
}

void TestSettingsPage::saysWhichProxyIsInForce_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("shown");
    const auto row
        = [](const char* name, const char* variable, const char* given, const char* shown) {
              QTest::newRow(name) << QString::fromUtf8(variable) << QString::fromUtf8(given)
                                  << QString::fromUtf8(shown);
          };
    row("nothing is set", "A=b", "", "No proxy|Neither the environment nor the desktop sets one.|");
    row("the environment has one", "all_proxy=me:s3cret@proxy.example:8080", "",
        "http://proxy.example:8080|From the environment (all_proxy).|");
    row("the environment has none for all", "no_proxy=*", "",
        "No proxy|Turned off in the environment (no_proxy).|");
    row("the environment has one that is not read", "HTTP_PROXY=a:1", "",
        "No proxy|HTTP_PROXY in the environment is not used. Set http_proxy or all_proxy "
        "instead.|");
    row("the environment cannot be understood", "ALL_PROXY=s3cret://a", "",
        "Nothing can connect||ALL_PROXY in the environment is not a valid proxy. Correct it and "
        "start Portcullis again, or choose a proxy here.");
    row("the command line has one", "all_proxy=a:1", "socks5://me:s3cret@b",
        "socks5://b:1080|From the command line (--proxy).|");
    row("the command line has none", "all_proxy=a:1", "none",
        "No proxy|From the command line (--proxy).|");
}

void TestSettingsPage::saysWhichProxyIsInForce()
{
    QFETCH(QString, variable);
    QFETCH(QString, given);
    QFETCH(QString, shown);
    open({{}, given, {}}, {environmentWith({variable}), {}});
    QTRY_COMPARE(inForce(), shown);
    QCOMPARE(inForce("secureProxyInForce"), QString());
    QCOMPARE(inForce("plainProxyInForce"), QString());
    for (const QLabel* const label : m_page->findChildren<QLabel*>())
        QVERIFY(!label->text().contains(QLatin1String("s3cret")));
}

void TestSettingsPage::saysItForEachKindOfConnection()
{
    open({}, {environmentWith({QStringLiteral("https_proxy=a:1")}), {}});
    QTRY_COMPARE(inForce("secureProxyInForce"),
        QStringLiteral("http://a:1|From the environment (https_proxy).|"));
    QCOMPARE(inForce("plainProxyInForce"),
        QStringLiteral("No proxy|The environment sets one for other connections only.|"));
    QCOMPARE(inForce(), QString());
}

void TestSettingsPage::saysWhatTheDesktopSays()
{
    QSemaphore released;
    const auto desktop = std::make_shared<DesktopProxies>([&released](const QUrl&) {
        released.acquire();
        return ProxyChoice{Proxy{Proxy::Kind::Socks5, QStringLiteral("a"), 1, {}, {}},
            ProxyChoice::Source::Desktop, {}, false};
    });
    open({}, {{}, desktop});
    QCOMPARE(inForce(), QStringLiteral("Asking...||"));
    released.release(2);
    QTRY_COMPARE(inForce(), QStringLiteral("socks5://a:1|From the settings of the desktop.|"));
    const auto silent = std::make_shared<DesktopProxies>([](const QUrl&) {
        return ProxyChoice{{}, ProxyChoice::Source::Desktop, {}, true};
    });
    open({}, {{}, silent});
    QTRY_COMPARE(inForce(),
        QStringLiteral("Nothing can connect||The desktop does not say which proxy to use. Choose "
                       "one here."));
}

void TestSettingsPage::followsWhatIsChosen()
{
    open({}, {environmentWith({QStringLiteral("all_proxy=a:1")}), {}});
    QTRY_COMPARE(inForce(), QStringLiteral("http://a:1|From the environment (all_proxy).|"));
    choose("proxyKind", QStringLiteral("None"));
    QTRY_COMPARE(inForce(), QStringLiteral("No proxy|As chosen here.|"));
    choose("proxyKind", QStringLiteral("SOCKS 5"));
    enter("proxyHost", QStringLiteral("b"));
    QTRY_COMPARE(inForce(), QStringLiteral("socks5://b:1080|As chosen here.|"));
    choose("proxyKind", QStringLiteral("Like the system"));
    QTRY_COMPARE(inForce(), QStringLiteral("http://a:1|From the environment (all_proxy).|"));
}

void TestSettingsPage::savesWhenTheHostIsRight()
{
    choose("proxyKind", QStringLiteral("SOCKS 5"));
    QVERIFY(!QFile::exists(file()));
    enter("proxyHost", QStringLiteral("a b"));
    QVERIFY(!errorOf("proxyHost").isEmpty());
    QVERIFY(!QFile::exists(file()));
    enter("proxyHost", QStringLiteral("a"));
    QCOMPARE(errorOf("proxyHost"), QString());
    QCOMPARE(m_store->written().proxy, QStringLiteral("socks5://a:1080"));
    choose("proxyKind", QStringLiteral("HTTP"));
    QCOMPARE(m_store->written().proxy, QStringLiteral("http://a:8080"));
    choose("proxyKind", QStringLiteral("SOCKS 4a"));
    QCOMPARE(m_store->written().proxy, QStringLiteral("socks4a://a:1080"));
}

void TestSettingsPage::savesLimits_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("value");
    for (const AdjustableLimit& limit : adjustableLimits()) {
        const QString name = QLatin1String(limit.name);
        QTest::addRow("least of %s", limit.name) << name << qint64(1);
        QTest::addRow("ceiling of %s", limit.name) << name << limit.ceiling;
    }
}

void TestSettingsPage::savesLimits()
{
    QFETCH(QString, name);
    QFETCH(qint64, value);
    const QByteArray field = name.toLatin1();
    if (find<QComboBox>((field + "Unit").constData()))
        choose((field + "Unit").constData(), QStringLiteral("B"));
    enter(field.constData(), QString::number(value));
    QCOMPARE(errorOf(field.constData()), QString());
    QCOMPARE(m_store->current().limits, (LimitValues{{name, value}}));
    open();
    QCOMPARE(m_store->current().limits, (LimitValues{{name, value}}));
    auto* const edit = find<QLineEdit>(field.constData());
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(m_store->current().limits, (LimitValues{{name, value}}));
}

void TestSettingsPage::refusesLimits_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    for (const AdjustableLimit& limit : adjustableLimits())
        QTest::addRow("one past the ceiling of %s", limit.name)
            << QString::fromLatin1(limit.name) << QString::number(limit.ceiling + 1);
    for (const char* const text :
        {"", "0", "-1", "1.5", "1,000", "1 000", "x", "0x10", "1e3", "999999999999"})
        QTest::addRow("\"%s\"", text) << maxConnections << QString::fromLatin1(text);
}

void TestSettingsPage::refusesLimits()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    const QByteArray field = name.toLatin1();
    if (find<QComboBox>((field + "Unit").constData()))
        choose((field + "Unit").constData(), QStringLiteral("B"));
    const QString before = written();
    enter(field.constData(), text);
    QVERIFY(errorOf(field.constData()).startsWith(QLatin1String("Enter a whole number")));
    QCOMPARE(written(), before);
    enter(field.constData(), QStringLiteral("7"));
    QCOMPARE(errorOf(field.constData()), QString());
    QCOMPARE(m_store->current().limits.value(name), 7);
}

void TestSettingsPage::resetsLimits()
{
    auto* const reset = find<QPushButton>("maxMessageBytesReset");
    QVERIFY(!reset->isEnabled());
    QCOMPARE(find<QLineEdit>("maxMessageBytes")->text(), QStringLiteral("16"));
    QCOMPARE(find<QComboBox>("maxMessageBytesUnit")->currentText(), QStringLiteral("MiB"));
    enter("maxMessageBytes", QStringLiteral("3"));
    QCOMPARE(
        m_store->current().limits.value(QStringLiteral("maxMessageBytes")), 3 * limits::mebibyte);
    choose("maxMessageBytesUnit", QStringLiteral("KiB"));
    QCOMPARE(
        m_store->current().limits.value(QStringLiteral("maxMessageBytes")), 3 * limits::kibibyte);
    QVERIFY(reset->isEnabled());
    QTest::mouseClick(reset, Qt::LeftButton);
    QVERIFY(!reset->isEnabled());
    QCOMPARE(find<QLineEdit>("maxMessageBytes")->text(), QStringLiteral("16"));
    QCOMPARE(written(), QStringLiteral("{}"));
}

void TestSettingsPage::knowsAllLimits()
{
    for (const AdjustableLimit& limit : adjustableLimits()) {
        QVERIFY(find<QLineEdit>(limit.name));
        QVERIFY(wordsFor(limit).title != QLatin1String(limit.name));
    }
}

void TestSettingsPage::keepsRecordLonger()
{
    enter("historyDays", QStringLiteral("91"));
    QCOMPARE(m_store->written().historyDays, 91);
    QVERIFY(!m_page->findChild<QMessageBox*>());
    enter("historyDays", QStringLiteral("3650"));
    QCOMPARE(m_store->written().historyDays, 3650);
}

void TestSettingsPage::forgetsAfterAQuestion_data()
{
    QTest::addColumn<QString>("days");
    QTest::addColumn<bool>("isMeant");
    for (const char* const days : {"0", "1", "89"}) {
        QTest::addRow("%s, meant", days) << QString::fromLatin1(days) << true;
        QTest::addRow("%s, not meant", days) << QString::fromLatin1(days) << false;
    }
}

void TestSettingsPage::forgetsAfterAQuestion()
{
    QFETCH(QString, days);
    QFETCH(bool, isMeant);
    enter("historyDays", days);
    QCOMPARE(m_store->written().historyDays, defaultHistoryDays);
    const QPointer<QMessageBox> question = m_page->findChild<QMessageBox*>();
    QVERIFY(question);
    if (isMeant) {
        for (QAbstractButton* const button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
    } else {
        question->reject();
    }
    QTRY_VERIFY(!question);
    QCOMPARE(m_store->written().historyDays, isMeant ? days.toInt() : defaultHistoryDays);
    QCOMPARE(
        find<QLineEdit>("historyDays")->text(), QString::number(m_store->written().historyDays));
}

void TestSettingsPage::refusesDays_data()
{
    QTest::addColumn<QString>("text");
    for (const char* const text : {"", "-1", "3651", "9999", "1.5", "x"})
        QTest::addRow("\"%s\"", text) << QString::fromLatin1(text);
}

void TestSettingsPage::refusesDays()
{
    QFETCH(QString, text);
    enter("historyDays", text);
    QCOMPARE(errorOf("historyDays"), QStringLiteral("Enter a whole number from 0 to 3650."));
    QVERIFY(!QFile::exists(file()));
}

void TestSettingsPage::showsCertificates()
{
    QVERIFY(!find<QTableWidget>("certificates")->isVisible());
    QVERIFY(!find<QPushButton>("removeCaFile")->isVisible());
    m_page->findChild<CertificateSettings*>()->use(authority);
    QCOMPARE(m_store->written().caFile, authority);
    const auto* const table = find<QTableWidget>("certificates");
    QVERIFY(table->isVisible());
    QCOMPARE(table->rowCount(), 1);
    const QSslCertificate certificate = readCertificates(authority)->constFirst();
    QCOMPARE(table->item(0, 0)->text(),
        certificate.subjectInfo(QSslCertificate::CommonName).join(QString()));
    QCOMPARE(table->item(0, 2)->text(),
        QLocale().toString(certificate.expiryDate().toLocalTime().date(), QLocale::ShortFormat));
    QTest::mouseClick(find<QPushButton>("removeCaFile"), Qt::LeftButton);
    QCOMPARE(written(), QStringLiteral("{}"));
    QVERIFY(!table->isVisible());
}

void TestSettingsPage::refusesFilesWithoutCertificates()
{
    auto* const certificates = m_page->findChild<CertificateSettings*>();
    for (const char* const wrong :
        {"/nowhere.pem", "/dev/zero", "/etc/passwd", PORTCULLIS_CERTIFICATES "/good.key"}) {
        certificates->use(QString::fromUtf8(wrong));
        QCOMPARE(errorOf("caFile"),
            QStringLiteral("This file cannot be read, or has no certificates in PEM format."));
        QVERIFY(!QFile::exists(file()));
    }
    certificates->use(authority);
    QCOMPARE(errorOf("caFile"), QString());
}

void TestSettingsPage::showsWhatTheCommandLineSays()
{
    open({authority, QStringLiteral("http://me:s3cret@a:81"), {{maxConnections, 3}}});
    QVERIFY(!find<QComboBox>("proxyKind")->isEnabled());
    QVERIFY(!find<QLineEdit>("proxyHost")->isEnabled());
    QCOMPARE(find<QLineEdit>("proxyHost")->text(), QStringLiteral("a"));
    QVERIFY(!find<QLineEdit>("maxConnections")->isEnabled());
    QCOMPARE(find<QLineEdit>("maxConnections")->text(), QStringLiteral("3"));
    QVERIFY(!find<QPushButton>("maxConnectionsReset")->isEnabled());
    QVERIFY(find<QLineEdit>("maxKeptEvents")->isEnabled());
    QVERIFY(!find<QPushButton>("chooseCaFile")->isEnabled());
    QVERIFY(!find<QPushButton>("removeCaFile")->isEnabled());
    QStringList notes;
    for (const QLabel* const label : m_page->findChildren<QLabel*>(QStringLiteral("fieldNote")))
        notes << label->text();
    for (const char* const option : {"--proxy", "--limit", "--ca-file"})
        QCOMPARE(notes.count(QStringLiteral("Set by %1").arg(QLatin1String(option))), 1);
    choose("theme", QStringLiteral("Dark"));
    QCOMPARE(written(), QStringLiteral(R"({ "theme": "dark" })"));
}

void TestSettingsPage::saysWhatCannotBeSaved()
{
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{") == 1);
    damaged.close();
    choose("theme", QStringLiteral("Dark"));
    QVERIFY(errorOf("theme").contains(file()));
    enter("maxConnections", QStringLiteral("5"));
    QVERIFY(errorOf("maxConnections").contains(file()));
    enter("historyDays", QStringLiteral("100"));
    QVERIFY(errorOf("historyDays").contains(file()));
    QCOMPARE(fileContents(file()), QByteArray("{"));
}

void TestSettingsPage::scrollingChangesNothing()
{
    for (const char* const name : {"theme", "language", "proxyKind", "maxMessageBytesUnit"}) {
        auto* const box = find<QComboBox>(name);
        box->clearFocus();
        const int before = box->currentIndex();
        QWheelEvent wheel(box->rect().center(), box->mapToGlobal(box->rect().center()), {},
            {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(box, &wheel);
        QCOMPARE(box->currentIndex(), before);
    }
}

//! Tab reaches every field in the order in which they are shown, and each has a name.
void TestSettingsPage::canBeUsedByKeyboard()
{
    choose("proxyKind", QStringLiteral("HTTP"));
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    find<QWidget>("theme")->setFocus();
    QStringList reached;
    int lowest = -1;
    for (int i = 0; i < 100; ++i) {
        const QWidget* const focused = QApplication::focusWidget();
        QVERIFY(focused);
        QVERIFY2(!focused->accessibleName().isEmpty(), qPrintable(focused->objectName()));
        if (reached.contains(focused->objectName()))
            break;
        reached << focused->objectName();
        // After the last field comes the page as a whole.
        const int top = focused == m_page.get() ? m_page->widget()->height()
                                                : focused->mapTo(m_page->widget(), QPoint()).y();
        QVERIFY2(top >= lowest - focused->height(), qPrintable(focused->objectName()));
        lowest = top;
        QTest::keyClick(const_cast<QWidget*>(focused), Qt::Key_Tab);
    }
    for (const char* const name : {"theme", "language", "proxyKind", "proxyHost", "proxyPort",
             "proxyUser", "proxyPassword", "chooseCaFile", "historyDays", "maxConnections",
             "maxMessageBytesUnit", "maxKeptEvents"})
        QVERIFY2(reached.contains(QLatin1String(name)), name);
}

void TestSettingsPage::shortcutsDiffer()
{
    QStringList texts;
    for (const QLabel* const label : m_page->findChildren<QLabel*>())
        texts << (label->buddy() ? label->text() : QString());
    for (const QAbstractButton* const button : m_page->findChildren<QAbstractButton*>())
        texts << button->text();
    QString letters;
    for (const QString& text : texts) {
        const qsizetype mark = text.indexOf(u'&');
        if (mark < 0)
            continue;
        const QChar letter = text.at(mark + 1).toLower();
        QVERIFY2(!letters.contains(letter), qPrintable(text));
        letters += letter;
    }
    QVERIFY(letters.size() >= 9);
}

void TestSettingsPage::changesTakeEffect()
{
    ContactRecord contacts(m_folder->path(), m_store->current().historyDays);
    NetworkThread network(m_store->current().network);
    Theme theme(m_store->current().theme, ColorScheme::Light);
    LinkOpener links(network, {});
    applyChanges(*m_store, network, contacts, theme, links);
    find<QCheckBox>("offerLinks")->click();
    QVERIFY(!links.isOffering());
    choose("theme", QStringLiteral("Dark"));
    QVERIFY(theme.isDark());
    enter("historyDays", QStringLiteral("200"));
    QCOMPARE(contacts.keepDays(), 200);
    choose("proxyKind", QStringLiteral("HTTP"));
    enter("proxyHost", QStringLiteral("a"));
    m_page->findChild<CertificateSettings*>()->use(authority);
    QString proxy;
    qsizetype certificates = 0;
    QSemaphore done;
    network.post([&] {
        const NetworkSettings& settings = network.connections().settings();
        proxy = settings.proxy && *settings.proxy ? (*settings.proxy)->host : QString();
        certificates = settings.extraCertificates.size();
        done.release();
    });
    QVERIFY(done.tryAcquire(1, 10'000));
    QCOMPARE(proxy, QStringLiteral("a"));
    QCOMPARE(certificates, 1);
}

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    TestSettingsPage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_settings_page.moc"
