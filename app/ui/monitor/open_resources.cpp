#include "app/ui/monitor/open_resources.h"

namespace portcullis {

void OpenResources::add(const MonitoredResource& resource)
{
    m_list.push_back(resource);
    MonitorSource* const source = resource.source;
    connect(source, &QObject::destroyed, this, [this, source] { remove(source); });
    Q_EMIT added(resource);
}

void OpenResources::remove(MonitorSource* source)
{
    std::erase_if(m_list, [source](const auto& resource) { return resource.source == source; });
    Q_EMIT removed(source);
}

} // namespace portcullis
