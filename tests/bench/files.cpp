#include "tests/bench/files.h"

#include <QDir>
#include <QFile>

namespace portcullis::bench {
namespace {

const QString builtIn = QStringLiteral(":/bench/page");

bool writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

bool copyEchoSample(const QString& folder, const QByteArray& id)
{
    const QDir sample(QStringLiteral(PORTCULLIS_SOURCE_DIR "/sample-resources/echo"));
    QDir().mkpath(folder);
    for (const QString& name : sample.entryList(QDir::Files)) {
        QFile file(sample.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        QByteArray content = file.readAll();
        if (name == QLatin1String("resource.json"))
            content.replace("dev.portcullis.echo", id);
        if (!writeFile(folder + u'/' + name, content))
            return false;
    }
    return true;
}

} // namespace

QByteArray pageFile(const char* name)
{
    QFile file(builtIn + u'/' + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writePage(const QString& folder, const QByteArray& entry, int port)
{
    QDir().mkpath(folder);
    for (const QString& name : QDir(builtIn).entryList(QDir::Files)) {
        if (!writeFile(folder + u'/' + name,
                pageFile(name.toLatin1().constData()).replace("ENTRY", entry)))
            return false;
    }
    return writeFile(folder + QStringLiteral("/target.js"),
        "export const server = \"ws://127.0.0.1:" + QByteArray::number(port) + "\";\n");
}

bool writeEchoSamples(const QString& folder, int count)
{
    for (int i = 0; i < count; ++i) {
        const QByteArray name = "echo" + QByteArray::number(i);
        if (!copyEchoSample(folder + u'/' + QLatin1String(name), "dev.portcullis." + name))
            return false;
    }
    return true;
}

} // namespace portcullis::bench
