#include "app/engine/monitor_source.h"

#include "app/engine/gate.h"

namespace portcullis {

void MonitorSource::attach(Gate& gate)
{
    if (m_gate)
        m_gate->disconnect(this);
    m_gate = &gate;
    connect(&gate, &Gate::reported, this, [this](const MonitorReport& report) {
        if (m_order.isOn)
            Q_EMIT reported(report);
    });
    connect(&gate, &QObject::destroyed, this, [this] { Q_EMIT reported({}); });
    if (m_order.isOn)
        order();
}

void MonitorSource::setWatched(bool watched)
{
    if (std::exchange(m_order.isOn, watched) != watched)
        order();
}

void MonitorSource::tap(const QString& connectionId)
{
    if (std::exchange(m_order.tapped, connectionId) != connectionId && m_order.isOn)
        order();
}

void MonitorSource::close(const QString& connectionId)
{
    if (m_gate)
        m_gate->closeForUser(connectionId);
}

void MonitorSource::order()
{
    if (m_gate)
        m_gate->setMonitoring(m_order);
}

} // namespace portcullis
