#include "tests/bench/client/monitor_client.h"

#include "app/engine/engine_setup.h"
#include "app/library/resource_library.h"
#include "app/ui/monitor/connection_model.h"
#include "app/ui/monitor/monitor_page.h"
#include "app/ui/resource_tab.h"
#include "app/ui/style.h"
#include "tests/support/offscreen.h"

#include <QApplication>
#include <QSocketNotifier>
#include <QTableView>

#include <array>
#include <cstdio>
#include <unistd.h>

namespace portcullis::bench {
namespace {

constexpr QSize viewSize{800, 600};
constexpr QSize monitorSize{1120, 780};

//! Shows and hides the monitor as it is told to.
class Operator : public QObject {
public:
    explicit Operator(MonitorPage& page)
        : m_page(page), m_table(*page.findChild<QTableView*>(QStringLiteral("live"))),
          m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_input, &QSocketNotifier::activated, this, &Operator::onInput);
        connect(m_table.model(), &QAbstractItemModel::rowsInserted, this, &Operator::select,
            Qt::QueuedConnection);
    }

private:
    void onInput()
    {
        std::array<char, 64> bytes{};
        const auto count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (count <= 0) {
            m_input.setEnabled(false);
            QApplication::quit();
            return;
        }
        const QByteArray order = QByteArray(bytes.data(), qsizetype(count)).trimmed();
        m_page.setVisible(order != "closed");
        m_withMessages = order == "messages";
        m_table.clearSelection();
        std::puts("ok");
        std::fflush(stdout);
    }

    //! The newest connection: the table shows the oldest first.
    void select()
    {
        if (m_withMessages)
            m_table.selectRow(m_table.model()->rowCount() - 1);
    }

    MonitorPage& m_page;
    QTableView& m_table;
    QSocketNotifier m_input;
    bool m_withMessages = false;
};

} // namespace

int runMonitorClient(char* programName, const QString& folder)
{
    test::setUpOffscreen();
    setUpEngine(ProcessSandbox::On);
    int argc = 1;
    char* argv[] = {programName, nullptr};
    QApplication app(argc, argv);
    applyStyle(app);
    QStringList warnings;
    const auto resource = loadResource(folder, warnings);
    if (!resource)
        return 1;
    NetworkThread network{NetworkSettings()};
    OpenResources open;
    const Manifest& manifest = resource->manifest;
    ResourceTab tab(*resource,
        permissionsOf(manifest, grantAll(manifest), HostPolicy::Unlisted::Permitted),
        {network, {}, {}});
    open.add({manifest.id, manifest.name, &tab.monitor()});
    MonitorPage page(open, nullptr, {});
    page.resize(monitorSize);
    tab.resize(viewSize);
    tab.show();
    const Operator keeper(page);
    return QApplication::exec();
}

} // namespace portcullis::bench
