#include "app/i18n/translations.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace portcullis;

namespace {

const QString germanFile = QStringLiteral(PORTCULLIS_SOURCE_DIR "/app/i18n/portcullis_de.ts");

//! One text of a `.ts` file.
struct Text {
    QString source;
    QStringList translations; //!< More than one where it depends on a number.
    bool isNumerus = false;
    bool isFinished = true;
};

//! The translations of the message that \a xml is in.
void readTranslation(QXmlStreamReader& xml, Text& text)
{
    text.isFinished = !xml.attributes().hasAttribute(QStringLiteral("type"));
    QString whole;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement)
            text.translations << xml.readElementText(QXmlStreamReader::IncludeChildElements);
        else if (token == QXmlStreamReader::Characters)
            whole += xml.text();
        else if (token == QXmlStreamReader::EndElement)
            break;
    }
    if (text.translations.isEmpty())
        text.translations << whole;
}

//! The texts of a `.ts` file by their contexts and sources.
QMap<QString, Text> textsOf(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QMap<QString, Text> texts;
    QString context;
    Text text;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        const auto element = xml.name();
        if (token == QXmlStreamReader::StartElement && element == QLatin1String("name"))
            context = xml.readElementText();
        else if (token == QXmlStreamReader::StartElement && element == QLatin1String("message"))
            text = {{}, {}, xml.attributes().hasAttribute(QStringLiteral("numerus")), true};
        else if (token == QXmlStreamReader::StartElement && element == QLatin1String("source"))
            text.source = xml.readElementText();
        else if (token == QXmlStreamReader::StartElement && element == QLatin1String("translation"))
            readTranslation(xml, text);
        else if (token == QXmlStreamReader::EndElement && element == QLatin1String("message"))
            texts.insert(context + QStringLiteral(": ") + text.source, text);
    }
    return xml.hasError() ? QMap<QString, Text>() : texts;
}

//! What is filled in: `%1`, `%L2`, `%n`, `%.0f`, sorted, each as often as it is there.
QStringList placeholdersOf(const QString& text)
{
    static const QRegularExpression placeholder(
        QStringLiteral("%(?:L?(?:n|[0-9]{1,2})|\\.[0-9]f)"));
    QStringList found;
    for (auto match = placeholder.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    return found;
}

//! Letters that are reached with Alt.
qsizetype shortcutsOf(const QString& text)
{
    static const QRegularExpression shortcut(QStringLiteral("&[^& ]"));
    return text.count(shortcut);
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup();
    void nothingIsMissing();
    void everythingIsFinished();
    void placeholdersAgree();
    void shortcutsAgree();
    void findsPlaceholders();
    void systemLanguage_data();
    void systemLanguage();
    void englishWithoutALanguage();
    void installsGerman();
};

//! Nothing stays installed for the next one.
void TestTranslations::cleanup()
{
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator*>());
    QLocale::setDefault(QLocale::system());
}

//! As `update_translations` would, into a copy.
void TestTranslations::nothingIsMissing()
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("portcullis_de.ts"));
    QVERIFY(QFile::copy(germanFile, copy));
    QVERIFY(QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    QProcess lupdate;
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(QStringLiteral(PORTCULLIS_LUPDATE),
        {QStringLiteral("-silent"), QStringLiteral("-no-obsolete"), QStringLiteral("-locations"),
            QStringLiteral("none"), QStringLiteral("-extensions"), QStringLiteral("cpp,h"),
            QStringLiteral("-I"), QStringLiteral(PORTCULLIS_SOURCE_DIR),
            QStringLiteral(PORTCULLIS_SOURCE_DIR "/app"), QStringLiteral("-ts"), copy});
    QVERIFY(lupdate.waitForFinished(120'000));
    // It says here what it cannot find the context of.
    const QByteArray output = lupdate.readAll();
    QVERIFY2(lupdate.exitCode() == 0 && output.trimmed().isEmpty(), output.constData());
    const QMap<QString, Text> inSources = textsOf(copy);
    const QMap<QString, Text> translated = textsOf(germanFile);
    QVERIFY(inSources.size() > 100);
    for (auto text = inSources.begin(); text != inSources.end(); ++text)
        QVERIFY2(translated.contains(text.key()),
            qPrintable(QStringLiteral("not in portcullis_de.ts: ") + text.key()));
    for (auto text = translated.begin(); text != translated.end(); ++text)
        QVERIFY2(inSources.contains(text.key()),
            qPrintable(QStringLiteral("no longer in the sources: ") + text.key()));
}

void TestTranslations::everythingIsFinished()
{
    const QMap<QString, Text> texts = textsOf(germanFile);
    QVERIFY(!texts.isEmpty());
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        QVERIFY2(text->isFinished, qPrintable(text.key()));
        QVERIFY2(!text->translations.contains(QString()), qPrintable(text.key()));
        QCOMPARE(text->translations.size(), text->isNumerus ? 2 : 1);
    }
}

void TestTranslations::placeholdersAgree()
{
    const QMap<QString, Text> texts = textsOf(germanFile);
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        for (const QString& translation : text->translations)
            QVERIFY2(placeholdersOf(translation) == placeholdersOf(text->source),
                qPrintable(text.key()));
    }
}

void TestTranslations::shortcutsAgree()
{
    const QMap<QString, Text> texts = textsOf(germanFile);
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        for (const QString& translation : text->translations)
            QVERIFY2(shortcutsOf(translation) == shortcutsOf(text->source), qPrintable(text.key()));
    }
}

void TestTranslations::findsPlaceholders()
{
    QCOMPARE(placeholdersOf(QStringLiteral("%L2 of %1, %n and %Ln, 5 % and %.0f s")),
        QStringList({QStringLiteral("%.0f"), QStringLiteral("%1"), QStringLiteral("%L2"),
            QStringLiteral("%Ln"), QStringLiteral("%n")}));
    QCOMPARE(shortcutsOf(QStringLiteral("&A & b && c")), 1);
}

void TestTranslations::systemLanguage_data()
{
    QTest::addColumn<QString>("preferred");
    QTest::addColumn<bool>("isGerman");
    const auto row = [](const char* preferred, bool isGerman) {
        QTest::addRow("\"%s\"", preferred) << QString::fromLatin1(preferred) << isGerman;
    };
    row("de", true);
    row("de-AT", true);
    row("de_DE.UTF-8", true);
    row("fr de", true);
    row("en-US de", false);
    row("C", false);
    row("C de", true);
    row("fr it", false);
    row("", false);
}

void TestTranslations::systemLanguage()
{
    QFETCH(QString, preferred);
    QFETCH(bool, isGerman);
    QCOMPARE(languageFor(preferred.split(u' ', Qt::SkipEmptyParts)),
        isGerman ? Language::German : Language::English);
}

void TestTranslations::englishWithoutALanguage()
{
    QCOMPARE(QLocale::system().language(), QLocale::C);
    for (const Language language : {Language::System, Language::English}) {
        installTranslations(*QCoreApplication::instance(), language);
        QCOMPARE(QCoreApplication::translate("portcullis::SettingsPage", "Settings"),
            QStringLiteral("Settings"));
        QCOMPARE(QLocale().toString(1.5), QStringLiteral("1.5"));
    }
}

void TestTranslations::installsGerman()
{
    installTranslations(*QCoreApplication::instance(), Language::German);
    QCOMPARE(QCoreApplication::translate("portcullis::SettingsPage", "Settings"),
        QStringLiteral("Einstellungen"));
    QCOMPARE(
        QCoreApplication::translate("portcullis::HistoryView", "Kept for %n days.", nullptr, 7),
        QStringLiteral("Wird 7 Tage aufbewahrt."));
    QCOMPARE(QLocale().toString(1.5), QStringLiteral("1,5"));
    QCOMPARE(
        QLocale().toString(QDate(2026, 12, 31), QLocale::ShortFormat), QStringLiteral("31.12.26"));
}

int main(int argc, char** argv)
{
    for (const char* const name : {"LC_ALL", "LANGUAGE", "LC_MESSAGES"})
        qunsetenv(name);
    qputenv("LANG", "C.UTF-8");
    const QCoreApplication app(argc, argv);
    TestTranslations test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_translations.moc"
