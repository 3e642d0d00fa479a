//! However broken the record of a resource is, either it is told to be damaged, or what it names
//! is there and can be used; what is then changed changes nothing else.
#include "app/store/store_record.h"
#include "app/store/resource_store.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/texts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

const QString id = QStringLiteral("com.example.clock");

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(),
        "a file can be written");
}

QByteArray read(const QString& path)
{
    QFile file(path);
    require(file.open(QIODevice::ReadOnly), "a file can be read");
    return file.readAll();
}

//! A store with two versions of a resource, whose record is still to be written.
class Place {
public:
    Place() : m_paths(m_dir.path()), m_store(*ResourceStore::open(m_dir.path()))
    {
        addVersion("1111111111111111", "1.0.0");
        addVersion("2222222222222222", "2.0.0");
    }

    const StorePaths& paths() const { return m_paths; }
    ResourceStore& store() { return m_store; }

private:
    void addVersion(const char* name, const QByteArray& version)
    {
        const QString folder = m_paths.version(id, QLatin1String(name));
        require(QDir().mkpath(folder), "a folder can be made");
        write(folder + QStringLiteral("/index.html"), "<!doctype html>");
        write(folder + QStringLiteral("/resource.json"),
            R"({"id":"com.example.clock","name":"Clock","version":")" + version
                + R"(","apiVersion":1,"capabilities":[],"frontend":{"entry":"index.html"}})");
    }

    QTemporaryDir m_dir;
    StorePaths m_paths;
    ResourceStore m_store;
};

void checkVersion(const std::optional<InstalledVersion>& version, const StorePaths& paths)
{
    if (!version)
        return;
    const QDir folder(version->folder);
    require(folder.path() == paths.version(id, folder.dirName()) && folder.exists(),
        "a version is in the folder of its resource");
    require(version->manifest.id == id, "a version is one of its resource");
}

void checkEntry(const StoreEntry& entry, const StorePaths& paths)
{
    require(entry.id == id, "an entry is that of its folder");
    require(entry.history.size() <= maxHistoryEvents, "the history has an end");
    for (const auto& version : {std::optional(entry.current), entry.previous, entry.waiting})
        checkVersion(version, paths);
}

//! Writes what was read, twice.
void checkWriting(const StorePaths& paths)
{
    const auto save = [&paths] {
        const auto record = readRecord(paths, id);
        require(record && *record && writeRecord(paths, **record), "what was read is written");
        return read(paths.record(id));
    };
    const QByteArray first = save();
    require(save() == first, "what was written is read");
}

void checkChanges(ResourceStore& store, const StoreEntry& before)
{
    require(bool(store.setEnabled(id, !before.isEnabled)), "it can be enabled and disabled");
    const std::optional<StoreEntry> switched = store.find(id);
    require(switched && switched->isEnabled != before.isEnabled
            && switched->current.folder == before.current.folder,
        "only that is changed");
    if (!before.previous)
        return;
    require(bool(store.rollback(id, before.previous->versionId())), "there is a way back");
    const std::optional<StoreEntry> back = store.find(id);
    require(back && back->current.folder == before.previous->folder
            && back->previous->folder == before.current.folder,
        "and it was gone");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static Place place;
    const StorePaths& paths = place.paths();
    ResourceStore& store = place.store();
    write(paths.record(id), Input(data, size).takeRest());
    const StoreListing listing = store.list();
    require(listing.entries.size() + std::size_t(listing.errors.size()) == 1,
        "it is either installed or damaged");
    const std::optional<StoreEntry> entry = store.find(id);
    require(entry.has_value() != listing.entries.empty(), "what is listed is found");
    require(bool(store.use(id)) == entry.has_value(), "what is found can be used");
    if (!entry) {
        require(isOneLine(listing.errors.first()), "damage is one line");
        return 0;
    }
    checkEntry(*entry, paths);
    checkWriting(paths);
    checkChanges(store, *entry);
    return 0;
}
