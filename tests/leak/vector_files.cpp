#include "tests/leak/vector_files.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QtWebEngineCore/qtwebenginecoreglobal.h>

namespace portcullis::leak {
namespace {

//! `const arrives = true`, `= 110` (from that version on) or `= [102, 110]` (up to that one).
Engines enginesIn(const QByteArray& text)
{
    static const QRegularExpression words(
        QStringLiteral(R"(const arrives = (?:(true)|(\d+)|\[(\d+), (\d+)\]))"));
    const QRegularExpressionMatch found = words.match(QString::fromUtf8(text));
    if (found.hasCaptured(1))
        return {.from = 0};
    if (found.hasCaptured(2))
        return {.from = found.captured(2).toInt()};
    if (found.hasCaptured(3))
        return {.from = found.captured(3).toInt(), .to = found.captured(4).toInt()};
    if (text.contains("const arrives"))
        qFatal("what does this mean: %s", text.constData());
    return {};
}

} // namespace

int engineVersion()
{
    return QByteArray(qWebEngineChromiumVersion()).split('.').first().toInt();
}

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
            text.contains("export const shared = true"), enginesIn(text),
            text.contains("export const untouched = true"), quint16(firstPort + vectors.size()),
            text});
    }
    if (vectors.isEmpty())
        qFatal("no vectors in %s", qUtf8Printable(folder));
    return vectors;
}

} // namespace portcullis::leak
