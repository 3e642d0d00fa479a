#include "app/ui/window_state.h"

#include "bridge/core/json.h"
#include "bridge/core/limits.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace portcullis {
namespace {

constexpr JsonBounds fileBounds{256 * limits::kibibyte, 4};
constexpr std::size_t maxTabs = 64;

QString fileIn(const QString& dataFolder)
{
    return QDir(dataFolder).filePath(QStringLiteral("window.json"));
}

QString stringOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string()
        ? QString::fromStdString(found->get<std::string>())
        : QString();
}

} // namespace

WindowState loadWindowState(const QString& dataFolder)
{
    QFile file(fileIn(dataFolder));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto json
        = parseJson(file.read(qMin(file.size(), qint64(fileBounds.maxBytes + 1))), fileBounds);
    if (!json || !json->is_object())
        return {};
    WindowState state;
    state.geometry = QByteArray::fromBase64(stringOf(*json, "geometry").toLatin1());
    state.current = stringOf(*json, "current");
    state.dismissedEngine = stringOf(*json, "dismissedEngine");
    const auto open = json->find("open");
    if (open == json->end() || !open->is_array() || open->size() > maxTabs)
        return state;
    for (const Json& id : *open) {
        if (id.is_string())
            state.open << QString::fromStdString(id.get<std::string>());
    }
    return state;
}

void saveWindowState(const QString& dataFolder, const WindowState& state)
{
    Json open = Json::array();
    for (const QString& id : state.open)
        open.push_back(toJson(id));
    const Json json{{"geometry", state.geometry.toBase64().toStdString()},
        {"open", std::move(open)}, {"current", toJson(state.current)},
        {"dismissedEngine", toJson(state.dismissedEngine)}};
    QSaveFile file(fileIn(dataFolder));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(QByteArray::fromStdString(json.dump(2)) + '\n');
    file.commit();
}

} // namespace portcullis
