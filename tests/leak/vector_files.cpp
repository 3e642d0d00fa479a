#include "tests/leak/vector_files.h"

#include <QDir>
#include <QFileInfo>

namespace portcullis::leak {

QList<VectorFile> readVectors(const QString& folder)
{
    constexpr quint16 firstPort = 20000;
    QList<VectorFile> vectors;
    const auto entries = QDir(folder).entryInfoList(
        {QStringLiteral("*.js"), QStringLiteral("*.html"), QStringLiteral("*.xhtml"),
            QStringLiteral("*.svg"), QStringLiteral("*.xml")},
        QDir::Files, QDir::Name);
    for (const QFileInfo& entry : entries) {
        QFile file(entry.filePath());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qUtf8Printable(entry.filePath()));
        const QByteArray text = file.readAll();
        const bool isScript = entry.suffix() == QLatin1String("js");
        vectors.append({entry.completeBaseName(), isScript ? QString() : entry.suffix(),
            text.contains("export const shared = true"), text.contains("const arrives = true"),
            text.contains("export const untouched = true"), quint16(firstPort + vectors.size()),
            text});
    }
    if (vectors.isEmpty())
        qFatal("no vectors in %s", qUtf8Printable(folder));
    return vectors;
}

} // namespace portcullis::leak
