#include "app/ui/style.h"

#include <QApplication>
#include <QFile>
#include <QIcon>

namespace portcullis {
namespace {

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addFile(QStringLiteral(":/portcullis/icon/%1.png").arg(size));
    return icon;
}

} // namespace

void applyStyle(QApplication& app)
{
    QFile sheet(QStringLiteral(":/portcullis/style.qss"));
    if (sheet.open(QIODevice::ReadOnly))
        app.setStyleSheet(QString::fromUtf8(sheet.readAll()));
    QApplication::setWindowIcon(programIcon());
}

} // namespace portcullis
