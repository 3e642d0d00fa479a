#include "tests/support/sample_package.h"

#include "bridge/core/json.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace portcullis::test {

QByteArray manifestText(const SampleManifest& manifest)
{
    Json json{{"id", toJson(manifest.id)}, {"name", "Clock"}, {"version", toJson(manifest.version)},
        {"apiVersion", 1}, {"capabilities", Json::array()},
        {"frontend", {{"entry", toJson(manifest.entry)}}}};
    if (manifest.hasNetwork)
        json["capabilities"].push_back("network:ws");
    for (const QString& host : manifest.hosts)
        json["network"]["ws"]["hosts"].push_back(toJson(host));
    return toText(json);
}

FileMap sampleFiles(const SampleManifest& manifest)
{
    return {{QStringLiteral("resource.json"), manifestText(manifest)},
        {manifest.entry, "<!doctype html><title>Clock</title>"},
        {QStringLiteral("js/main.js"), "console.log('tick');\n"},
        {QStringLiteral("js/größe.js"), QByteArray(3000, 'x')}, {QStringLiteral("empty.txt"), ""}};
}

bool writeFile(const QString& path, const QByteArray& data)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(data) == data.size();
}

bool writeFiles(const QString& folder, const FileMap& files)
{
    bool isDone = QDir().mkpath(folder);
    for (auto file = files.begin(); isDone && file != files.end(); ++file)
        isDone = writeFile(folder + u'/' + file.key(), file.value());
    return isDone;
}

QString quickFolderTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    const QString folder = QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    return folder + QStringLiteral("/portcullis-test-XXXXXX");
}

FileMap readFiles(const QString& folder)
{
    FileMap files;
    QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QFileInfo info(it.next());
        const QString name = QDir(folder).relativeFilePath(info.filePath());
        if (info.isSymLink() || (!info.isFile() && !info.isDir())) {
            files.insert(name, "neither a file nor a folder");
        } else if (info.isFile()) {
            QFile file(info.filePath());
            files.insert(name, file.open(QIODevice::ReadOnly) ? file.readAll() : "unreadable");
        }
    }
    return files;
}

std::vector<RawEntry> entriesOf(const FileMap& files)
{
    std::vector<RawEntry> entries;
    for (auto file = files.begin(); file != files.end(); ++file) {
        RawEntry entry;
        entry.name = file.key().toUtf8();
        entry.data = file.value();
        entries.push_back(entry);
    }
    return entries;
}

} // namespace portcullis::test
