#include "tests/hostile/scene.h"

#include "app/ui/resource_tab.h"
#include "tests/support/engine_test.h"

#include <QRegularExpression>

namespace portcullis::hostile {
namespace {

const QString neighborName = QStringLiteral("neighbor");

QString idOf(const QString& name)
{
    return QStringLiteral("com.example.hostile.") + name;
}

} // namespace

void runFor(std::chrono::milliseconds time)
{
    test::waitFor([] { return false; }, time);
}

Scene::Scene(const QString& server, const QString& hostile)
    : m_hostileId(idOf(hostile)), m_network(NetworkSettings())
{
    const QString library = m_folder.filePath(QStringLiteral("library"));
    GrantStore store(m_folder.filePath(QStringLiteral("data")));
    for (const QString& name : {neighborName, hostile}) {
        test::copyResource(test::resourceFixture("hostile/") + name, library + u'/' + name,
            {{"{server}", server.toUtf8()}});
        UserAnswer answer;
        answer.add(Capability::NetworkWs, Choice::Granted);
        const auto saved = store.save(GrantKey::ofSample(idOf(name)), answer);
        if (!saved)
            qFatal("cannot write the decisions");
    }
    m_library = std::make_unique<Library>(m_folder.filePath(QStringLiteral("data")), library);
    m_window = std::make_unique<MainWindow>(*m_library, store, ProgramServices{m_network, {}, {}});
    m_window->show();
}

Scene::~Scene() = default;

bool Scene::openNeighbor()
{
    open(idOf(neighborName));
    QObject::connect(tabOf(idOf(neighborName)), &ResourceTab::consoleMessage, m_window.get(),
        [this](const QString&, const QString& line) { onNeighborLine(line); });
    restartCount();
    return test::waitFor([this] { return m_echoes > 0; });
}

void Scene::openHostile()
{
    open(m_hostileId);
    QObject::connect(
        hostileTab(), &ResourceTab::consoleMessage, m_window.get(), [this] { ++m_hostileLines; });
}

void Scene::restartCount()
{
    m_echoes = 0;
    m_slowestEcho = 0;
    m_clock.start();
}

double Scene::echoesPerSecond() const
{
    return double(m_echoes) * 1000 / double(m_clock.elapsed());
}

void Scene::open(const QString& id)
{
    m_window->openResource(id);
}

ResourceTab* Scene::tabOf(const QString& id) const
{
    for (ResourceTab* const tab : m_window->findChildren<ResourceTab*>()) {
        if (tab->resourceId() == id)
            return tab;
    }
    return nullptr;
}

void Scene::onNeighborLine(const QString& line)
{
    static const QRegularExpression report(QStringLiteral("^echoes (\\d+) worst ([\\d.]+)$"));
    if (const auto match = report.match(line); match.hasMatch()) {
        m_echoes += match.captured(1).toLongLong();
        m_slowestEcho = qMax(m_slowestEcho, match.captured(2).toDouble());
    } else if (line.startsWith(QLatin1String("lost"))) {
        m_isNeighborLost = true;
    }
}

} // namespace portcullis::hostile
