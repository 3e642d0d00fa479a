#include "app/ui/warning.h"

#include <QCoreApplication>
#include <QMessageBox>

#include <algorithm>

namespace portcullis {
namespace {

//! The context for translations.
struct Warning {
    Q_DECLARE_TR_FUNCTIONS(Warning)
};

const QString warningName = QStringLiteral("warning");
//! Boxes of one parent; a further text takes the place of the last one.
constexpr qsizetype maxShown = 4;

} // namespace

void showWarning(QWidget* parent, const QString& text)
{
    const auto shown = parent->findChildren<QMessageBox*>(warningName);
    const auto same = std::find_if(shown.begin(), shown.end(),
        [&text](const QMessageBox* box) { return box->text() == text; });
    if (same != shown.end() || shown.size() >= maxShown) {
        QMessageBox* const box = same != shown.end() ? *same : shown.last();
        box->setText(text);
        box->raise();
        return;
    }
    auto* const box = new QMessageBox(
        QMessageBox::Warning, Warning::tr("Portcullis"), text, QMessageBox::Ok, parent);
    box->setObjectName(warningName);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

QString unsavedText(const QString& reason)
{
    return Warning::tr("Your decision could not be saved, so you will be asked again. %1.")
        .arg(reason);
}

} // namespace portcullis
