#include "app/ui/monitor/monitor_page.h"

#include "app/ui/monitor/history_view.h"
#include "app/ui/monitor/live_view.h"

namespace portcullis {

MonitorPage::MonitorPage(OpenResources& resources, ContactRecord* record, QWidget* parent)
    : QTabWidget(parent)
{
    setDocumentMode(true);
    addTab(new LiveView(resources, this), tr("&Live"));
    if (record)
        addTab(new HistoryView(*record, this), tr("&History"));
}

} // namespace portcullis
