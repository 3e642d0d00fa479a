#include "tests/support/granted_window.h"

#include "app/engine/engine_setup.h"
#include "app/playground/playground_server.h"
#include "app/ui/style.h"
#include "bridge/net/network_settings.h"
#include "tests/support/offscreen.h"

#include <QApplication>

namespace portcullis::test {
namespace {

bool grantEverything(GrantStore& store, const ResourceLibrary& library)
{
    for (const Resource& resource : library.resources) {
        const auto saved = store.save(GrantKey::ofSample(resource.manifest.id),
            UserAnswer::between({}, grantAll(resource.manifest)));
        if (!saved)
            return false;
    }
    return !library.resources.empty();
}

} // namespace

int runGrantedWindow(char* programName, const QString& library, const QString& dataFolder,
    bool withPlayground, const MakeOperator& makeOperator)
{
    setUpOffscreen();
    useAsciiHostNames();
    setUpEngine(ProcessSandbox::On);
    int argc = 1;
    char* argv[] = {programName, nullptr};
    QApplication app(argc, argv);
    applyStyle(app);
    const ResourceLibrary resources = loadLibrary(library);
    GrantStore store(dataFolder);
    PlaygroundServer playground;
    if (!grantEverything(store, resources) || (withPlayground && !playground.listen(0)))
        return 1;
    NetworkThread network{NetworkSettings()};
    const QString address = withPlayground ? playground.address() : QString();
    Library all(dataFolder, library);
    MainWindow window(all, store, {network, {}, address});
    window.show();
    const std::unique_ptr<QObject> windowOperator = makeOperator(window, resources, network);
    return QApplication::exec();
}

} // namespace portcullis::test
