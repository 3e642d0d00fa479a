#include "app/i18n/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace portcullis {
namespace {

QLocale::Language localeLanguage(Language language)
{
    return language == Language::German ? QLocale::German : QLocale::English;
}

//! A user's own variety of a language, such as Austrian German, is better than the usual one. The
//! locale `C` is as good as English.
void setNumbersAndDates(Language language)
{
    const QLocale::Language ofSystem = QLocale::system().language();
    const QLocale::Language wanted = localeLanguage(language);
    const bool isWanted
        = ofSystem == wanted || (ofSystem == QLocale::C && wanted == QLocale::English);
    if (!isWanted)
        QLocale::setDefault(QLocale(wanted));
}

void install(QCoreApplication& app, const QString& name, const QString& folder)
{
    auto translator = std::make_unique<QTranslator>(&app);
    if (translator->load(name, folder))
        QCoreApplication::installTranslator(translator.release());
}

} // namespace

Language languageFor(const QStringList& preferred)
{
    for (const QString& name : preferred) {
        const QLocale::Language language = QLocale(name).language();
        if (language == QLocale::German)
            return Language::German;
        if (language == QLocale::English)
            return Language::English;
    }
    return Language::English;
}

void installTranslations(QCoreApplication& app, Language language)
{
    Language shown = language;
    if (language == Language::System)
        shown = languageFor(QLocale::system().uiLanguages());
    else
        setNumbersAndDates(language);
    if (shown != Language::German)
        return;
    install(app, QStringLiteral("qtbase_de"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(app, QStringLiteral("portcullis_de"), QStringLiteral(":/portcullis/i18n"));
}

} // namespace portcullis
