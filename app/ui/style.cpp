#include "app/ui/style.h"

#include <QApplication>
#include <QFile>

namespace portcullis {

void applyStyle(QApplication& app)
{
    QFile sheet(QStringLiteral(":/portcullis/style.qss"));
    if (sheet.open(QIODevice::ReadOnly))
        app.setStyleSheet(QString::fromUtf8(sheet.readAll()));
}

} // namespace portcullis
