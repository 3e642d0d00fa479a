#include "app/library/resource_library.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>

#include <algorithm>

namespace portcullis {

Result<Resource, ManifestError> loadResource(const QString& folder, QStringList& warnings)
{
    const QString path = QDir(folder).absolutePath();
    const Result<LoadedManifest, ManifestError> loaded = loadManifest(path);
    if (!loaded)
        return loaded.error();
    warnings << loaded->warnings;
    return Resource{loaded->manifest, path};
}

ResourceLibrary loadLibrary(const QString& folder)
{
    ResourceLibrary library;
    QSet<QString> ids;
    const QDir dir(folder);
    const QStringList names = dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& name : names) {
        const QString path = dir.filePath(name);
        if (!QFileInfo::exists(path + QStringLiteral("/resource.json")))
            continue;
        const Result<Resource, ManifestError> resource = loadResource(path, library.warnings);
        if (!resource) {
            library.errors << resource.error().toString();
            continue;
        }
        const QString& id = resource->manifest.id;
        if (ids.contains(id)) {
            library.errors << QStringLiteral("%1/resource.json: at /id: another resource has the "
                                             "id \"%2\" already")
                                  .arg(path, id);
            continue;
        }
        ids << id;
        library.resources.push_back(*resource);
    }
    std::sort(library.resources.begin(), library.resources.end(),
        [](const Resource& a, const Resource& b) {
            const int byName = QString::localeAwareCompare(a.manifest.name, b.manifest.name);
            return byName != 0 ? byName < 0 : a.manifest.id < b.manifest.id;
        });
    return library;
}

QString sampleFolder()
{
    const QDir program(QCoreApplication::applicationDirPath());
    for (const char* place : {"../sample-resources", "../share/portcullis/sample-resources"}) {
        const QDir folder(program.filePath(QLatin1String(place)));
        if (folder.exists())
            return folder.canonicalPath();
    }
    return {};
}

} // namespace portcullis
