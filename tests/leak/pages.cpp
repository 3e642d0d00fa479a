#include "tests/leak/pages.h"

#include "tests/leak/names.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace portcullis::leak {
namespace {

constexpr qsizetype maxBatch = 20;

void writeFile(const QString& path, const QByteArray& contents)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("cannot write %s", qUtf8Printable(path));
}

QByteArray addressesIn(QByteArray text, const VectorFile& vector)
{
    const QByteArray host = "127.0.0.1:" + QByteArray::number(vector.port);
    text.replace("{http}", "http://" + host + '/' + vector.name.toUtf8());
    text.replace("{host}", host);
    text.replace("{port}", QByteArray::number(vector.port));
    text.replace("{name}", nameOfVector(vector.name).toUtf8());
    return text;
}

//! The page as it is, and that it was there: behind it if it is HTML, otherwise where it wants it.
QByteArray pageOf(const VectorFile& vector)
{
    const QByteArray name = vector.name.toUtf8();
    const QByteArray script = "console.log('leak begun " + name
        + " ');setTimeout(() => console.log('leak tried " + name + " page'), 500);";
    QByteArray page = addressesIn(vector.text, vector);
    if (vector.page == QLatin1String("html"))
        return page + "\n<script>" + script + "</script>\n";
    return page.replace("{begun}", script);
}

QByteArray scriptPage(const Batch& batch)
{
    QJsonArray vectors;
    for (const VectorFile& vector : batch)
        vectors.append(QJsonObject{{QStringLiteral("name"), vector.name},
            {QStringLiteral("port"), vector.port},
            {QStringLiteral("domain"), nameOfVector(vector.name)}});
    return "<!doctype html><meta charset=utf-8><title>Leaks</title><body style='height:90vh'>\n"
           "<script type=module>\nimport { attempt } from './tools.js';\nfor (const vector of "
        + QJsonDocument(vectors).toJson(QJsonDocument::Compact)
        + ")\n    attempt(vector);\n</script>\n";
}

} // namespace

QList<Batch> batchesOf(const QList<VectorFile>& vectors)
{
    QList<Batch> batches;
    Batch shared;
    for (const VectorFile& vector : vectors) {
        if (!vector.isShared || !vector.page.isEmpty()) {
            batches.append({vector});
            continue;
        }
        shared.append(vector);
        if (shared.size() == maxBatch)
            batches.append(std::exchange(shared, {}));
    }
    if (!shared.isEmpty())
        batches.append(shared);
    return batches;
}

void writeResource(const Batch& batch, const QString& folder)
{
    const QDir dir(folder);
    dir.mkpath(QStringLiteral("vectors"));
    const VectorFile& first = batch.first();
    const bool isScript = first.page.isEmpty();
    const QString entry
        = QStringLiteral("index.") + (isScript ? QStringLiteral("html") : first.page);
    writeFile(dir.filePath(QStringLiteral("resource.json")),
        R"({"id": "com.example.leak", "name": "Leak", "version": "1.0.0", "apiVersion": 1,
            "capabilities": ["network:ws"], "frontend": {"entry": ")"
            + entry.toUtf8() + R"("}})");
    writeFile(dir.filePath(entry), isScript ? scriptPage(batch) : pageOf(first));
    QFile::copy(QStringLiteral(PORTCULLIS_LEAK_FOLDER "/page/tools.js"),
        dir.filePath(QStringLiteral("tools.js")));
    for (const VectorFile& vector : batch)
        writeFile(dir.filePath(QStringLiteral("vectors/%1.js").arg(vector.name)), vector.text);
}

} // namespace portcullis::leak
