#include "tests/soak/run/page_files.h"

#include "tests/soak/run/soak_setup.h"

#include <QDir>
#include <QFile>

namespace portcullis::soak {
namespace {

bool writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

bool writeResource(const QString& folder, int number, const QByteArray& ports)
{
    const QDir builtIn(QStringLiteral(":/soak/page"));
    QDir().mkpath(folder);
    for (const QString& name : builtIn.entryList(QDir::Files)) {
        QFile file(builtIn.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        QByteArray content = file.readAll();
        if (name == QLatin1String("resource.json"))
            content.replace("NUMBER", QByteArray::number(number));
        if (!writeFile(folder + u'/' + name, content))
            return false;
    }
    return writeFile(folder + QStringLiteral("/target.js"),
        "export const resource = " + QByteArray::number(number)
            + ";\nexport const connections = " + QByteArray::number(connectionsOfResource)
            + ";\nexport const ports = [" + ports + "];\n");
}

} // namespace

bool writeResources(const QString& library, const std::vector<int>& ports)
{
    QByteArrayList texts;
    for (const int port : ports)
        texts << QByteArray::number(port);
    for (int i = 0; i < resourceCount; ++i) {
        if (!writeResource(QStringLiteral("%1/%2").arg(library).arg(i), i, texts.join(", ")))
            return false;
    }
    return true;
}

} // namespace portcullis::soak
