#pragma once

#include "bridge/monitor/connection_sample.h"

#include <QObject>
#include <QPointer>

namespace portcullis {

class Gate;

//! \brief What somebody can watch of one open resource, through all of its reloads, and the hold
//! that the user has on its connections.
//!
//! While nobody watches, nothing is measured.
class MonitorSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    //! From now on it is what is behind \a gate, until that is destroyed.
    void attach(Gate& gate);

    //! Starts or stops reported().
    void setWatched(bool watched);

    //! \brief Whose messages are in the reports; empty for none's. It need not be there yet, or any
    //! more.
    void tap(const QString& connectionId);

    //! Closes that connection, or all of them if the id is empty; see Session::closeForUser().
    void close(const QString& connectionId = {});

Q_SIGNALS:
    //! Every limits::monitorInterval while it is watched, and once when there is nothing left.
    void reported(const portcullis::MonitorReport& report);

private:
    void order();

    QPointer<Gate> m_gate;
    MonitorOrder m_order;
};

} // namespace portcullis
