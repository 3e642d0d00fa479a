#include "app/engine/engine_version.h"
#include "app/i18n/translations.h"
#include "app/ui/consent_dialog.h"
#include "app/ui/engine_notice.h"
#include "app/ui/engine_words.h"
#include "app/ui/newer_engine_notice.h"
#include "app/ui/settings/about_section.h"
#include "app/ui/window_state.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace portcullis;

namespace {

const EngineVersion debian12{
    QStringLiteral("6.4.2"), QStringLiteral("102.0.5005.177"), QStringLiteral("108.0.5359.94")};
const EngineVersion debian13{
    QStringLiteral("6.8.2"), QStringLiteral("122.0.6261.171"), QStringLiteral("132.0.6834.111")};
const EngineVersion newest{
    QStringLiteral("9.0.0"), QStringLiteral("998.0.0.0"), QStringLiteral("999.0.0.0")};
const QDate today(2026, 11, 30);

//! More than any engine there is.
constexpr int farAhead = 999;

Manifest madeFor(std::optional<int> chrome)
{
    Manifest manifest;
    manifest.minimumChrome = chrome;
    return manifest;
}

void click(const QWidget& widget, const char* button)
{
    widget.findChild<QPushButton*>(QLatin1String(button))->click();
}

QString textOf(const QWidget& widget, const char* label)
{
    const auto* const found = widget.findChild<QLabel*>(QLatin1String(label));
    return found ? found->text() : QString();
}

} // namespace

//! What the window says of the web engine.
class TestEngineWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void ages_data();
    void ages();
    void saysWhatItMeansAndWhatToDo();
    void namesANewerSystem();
    void saysNothingOfANewEngine();
    void germanToo();
    void noticeIsDismissedOnce();
    void noticeComesAgainForOtherFixes();
    void noticeOffersDetails();
    void stateKeepsWhatWasDismissed();
    void aboutHasTheVersions();
    void aboutOfANewEngine();
    void newerEngineIsToldOf();
    void consentTellsOfANewerEngine();
};

void TestEngineWords::cleanup()
{
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator*>());
    QLocale::setDefault(QLocale::system());
}

void TestEngineWords::ages_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QString>("words");
    // The fixes are of 2022-11-29.
    QTest::newRow("before") << QDate(2022, 1, 1) << QStringLiteral("about a month");
    QTest::newRow("days") << QDate(2022, 12, 3) << QStringLiteral("about a month");
    QTest::newRow("months") << QDate(2023, 4, 1) << QStringLiteral("about 4 months");
    QTest::newRow("nearly a year") << QDate(2023, 11, 20) << QStringLiteral("about a year");
    QTest::newRow("more than a year") << QDate(2024, 4, 1) << QStringLiteral("about a year");
    QTest::newRow("nearly two years") << QDate(2024, 8, 1) << QStringLiteral("about 2 years");
    QTest::newRow("years") << today << QStringLiteral("about 4 years");
}

void TestEngineWords::ages()
{
    QFETCH(QDate, day);
    QTEST(ageWords(debian12, day), "words");
    QCOMPARE(ageWords(newest, day), QString());
}

void TestEngineWords::saysWhatItMeansAndWhatToDo()
{
    QCOMPARE(outdatedText(debian13, today),
        QStringLiteral(
            "The web engine that runs resources is out of date: its latest security fixes are "
            "about 2 years old. A malicious resource could use a known vulnerability to break out "
            "of its sandbox. Portcullis still keeps the engine off the network by other means, but "
            "that does not protect your files. Install the updates of your system, or upgrade to a "
            "newer release. Until then, only open resources from publishers you trust."));
    QVERIFY(outdatedText(debian13, QDate(2026, 1, 15)).contains(QLatin1String("about a year old")));
}

void TestEngineWords::namesANewerSystem()
{
    QVERIFY(outdatedText(debian12, today)
                .contains(QLatin1String("Upgrade your system: Debian 13 has a newer engine.")));
}

void TestEngineWords::saysNothingOfANewEngine()
{
    QCOMPARE(outdatedText(newest, today), QString());
    QCOMPARE(outdatedText(debian12, QDate(2023, 11, 29)), QString());
}

void TestEngineWords::germanToo()
{
    installTranslations(*QCoreApplication::instance(), Language::German);
    const QString text = outdatedText(debian12, today);
    QVERIFY2(text.contains(QLatin1String("etwa 4 Jahre alt")), qPrintable(text));
    QVERIFY2(text.contains(QLatin1String("Debian 13")), qPrintable(text));
    QCOMPARE(ageWords(debian12, today), QStringLiteral("etwa 4 Jahre"));
    const QString wish = newerEngineText(madeFor(110), debian12);
    QVERIFY2(wish.contains(QLatin1String("Chrome 110")), qPrintable(wish));
    QVERIFY2(!wish.contains(QLatin1String("newer")), qPrintable(wish));
}

void TestEngineWords::noticeIsDismissedOnce()
{
    EngineNotice notice;
    QVERIFY(notice.isHidden());
    notice.judge(newest, today);
    QVERIFY(notice.isHidden());
    notice.judge(debian12, today);
    QVERIFY(!notice.isHidden());
    QCOMPARE(notice.text(), outdatedText(debian12, today));
    QCOMPARE(notice.dismissed(), QString());
    click(notice, "dismissEngine");
    QVERIFY(notice.isHidden());
    QCOMPARE(notice.dismissed(), debian12.securityPatches);
    notice.judge(debian12, today.addYears(1));
    QVERIFY(notice.isHidden());
}

void TestEngineWords::noticeComesAgainForOtherFixes()
{
    EngineNotice notice;
    notice.setDismissed(debian12.securityPatches);
    notice.judge(debian12, today);
    QVERIFY(notice.isHidden());
    notice.judge(debian13, today);
    QVERIFY(!notice.isHidden());
}

void TestEngineWords::noticeOffersDetails()
{
    EngineNotice notice;
    notice.judge(debian12, today);
    QSignalSpy requested(&notice, &EngineNotice::detailsRequested);
    click(notice, "engineDetails");
    QCOMPARE(requested.size(), 1);
    QVERIFY(!notice.isHidden());
    QCOMPARE(notice.dismissed(), QString());
}

void TestEngineWords::stateKeepsWhatWasDismissed()
{
    const QTemporaryDir folder;
    QCOMPARE(loadWindowState(folder.path()).dismissedEngine, QString());
    WindowState state;
    state.dismissedEngine = debian12.securityPatches;
    saveWindowState(folder.path(), state);
    QVERIFY(loadWindowState(folder.path()) == state);
}

void TestEngineWords::aboutHasTheVersions()
{
    const AboutSection about(debian12, today);
    QCOMPARE(textOf(about, "programVersion"), QStringLiteral(PORTCULLIS_VERSION));
    QCOMPARE(textOf(about, "qtVersion"), debian12.qt);
    QCOMPARE(textOf(about, "chromiumVersion"), debian12.chromium);
    QCOMPARE(textOf(about, "securityPatches"), debian12.securityPatches);
    QCOMPARE(textOf(about, "engineAge"), QStringLiteral("about 4 years"));
    QCOMPARE(textOf(about, "outdatedEngine"), outdatedText(debian12, today));
}

void TestEngineWords::aboutOfANewEngine()
{
    const AboutSection about(newest, today);
    QCOMPARE(textOf(about, "securityPatches"), newest.securityPatches);
    QCOMPARE(textOf(about, "engineAge"), QString());
    QCOMPARE(textOf(about, "outdatedEngine"), QString());
}

void TestEngineWords::newerEngineIsToldOf()
{
    QCOMPARE(newerEngineText(madeFor(110), debian12),
        QStringLiteral("This resource is made for Chrome 110 or newer, but the web engine of this "
                       "computer is Chrome 102. Parts of it may not work."));
    QCOMPARE(newerEngineText(madeFor(102), debian12), QString());
    QCOMPARE(newerEngineText(madeFor({}), debian12), QString());
    QVERIFY(NewerEngineNotice(madeFor(102)).isHidden());
    const NewerEngineNotice notice(madeFor(farAhead));
    QVERIFY(!notice.isHidden());
    notice.findChild<QPushButton*>()->click();
    QVERIFY(notice.isHidden());
}

void TestEngineWords::consentTellsOfANewerEngine()
{
    ConsentRequest request;
    QCOMPARE(textOf(ConsentDialog(request), "newerEngine"), QString());
    request.resource.manifest = madeFor(farAhead);
    QCOMPARE(textOf(ConsentDialog(request), "newerEngine"),
        newerEngineText(madeFor(farAhead), runningEngine()));
}

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    TestEngineWords test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_engine_words.moc"
