#include "app/ui/monitor/monitor_page.h"

#include "app/ui/monitor/history_view.h"
#include "app/ui/monitor/live_view.h"

namespace portcullis {

MonitorPage::MonitorPage(OpenResources& resources, ContactRecord* record,
    const HistoryModel::NameOf& nameOf, QWidget* parent)
    : QTabWidget(parent)
{
    setDocumentMode(true);
    addTab(new LiveView(resources, this), tr("&Live"));
    if (record)
        addTab(new HistoryView(*record, nameOf, this), tr("&History"));
}

} // namespace portcullis
