#include "app/ui/warning.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace portcullis {
namespace {

//! The context for translations.
struct Warning {
    Q_DECLARE_TR_FUNCTIONS(Warning)
};

} // namespace

void showWarning(QWidget* parent, const QString& text)
{
    QMessageBox box(QMessageBox::Warning, Warning::tr("Portcullis"), text, QMessageBox::Ok, parent);
    box.setTextFormat(Qt::PlainText);
    box.exec();
}

QString unsavedText(const QString& reason)
{
    return Warning::tr("Your decision could not be saved, so you will be asked again. %1.")
        .arg(reason);
}

} // namespace portcullis
