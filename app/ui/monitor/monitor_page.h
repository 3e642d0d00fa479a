#pragma once

#include "app/ui/monitor/history_model.h"

#include <QTabWidget>

namespace portcullis {

class ContactRecord;
class OpenResources;

//! \brief The connection monitor: what resources are connected to now, and what they have reached
//! before.
class MonitorPage : public QTabWidget {
    Q_OBJECT

public:
    //! \a resources and \a record must outlive it, and what \a nameOf refers to. Without a record
    //! there is no history.
    MonitorPage(OpenResources& resources, ContactRecord* record, const HistoryModel::NameOf& nameOf,
        QWidget* parent = nullptr);
};

} // namespace portcullis
