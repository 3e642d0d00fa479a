#pragma once

#include "app/engine/monitor_source.h"

#include <QObject>

#include <vector>

namespace portcullis {

//! A resource that is open, for the connection monitor.
struct MonitoredResource {
    QString id;
    QString name; //!< As its manifest has it; hostile text.
    MonitorSource* source; //!< Belongs to whoever has opened the resource.
};

//! \brief The resources that are open at the moment.
class OpenResources : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    //! Adds \a resource, until its source is destroyed.
    void add(const MonitoredResource& resource);

    //! In the order in which they were added.
    const std::vector<MonitoredResource>& list() const { return m_list; }

Q_SIGNALS:
    void added(const portcullis::MonitoredResource& resource);
    //! \a source may be destroyed already.
    void removed(portcullis::MonitorSource* source);

private:
    void remove(MonitorSource* source);

    std::vector<MonitoredResource> m_list;
};

} // namespace portcullis
