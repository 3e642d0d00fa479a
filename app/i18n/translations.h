#pragma once

#include "app/settings/settings.h"

#include <QStringList>

QT_BEGIN_NAMESPACE
class QCoreApplication;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Shows the texts, numbers and dates of the window in \a language. Call it once, before
//! there is a widget.
//!
//! Without Qt's own translations on this machine, its standard buttons stay English.
void installTranslations(QCoreApplication& app, Language language);

//! \brief What Language::System comes to: the first of \a preferred that there are texts in, or
//! else English. \param preferred such as `de-AT`, the most wanted first; see
//! QLocale::uiLanguages().
Language languageFor(const QStringList& preferred);

} // namespace portcullis
