#include "app/ui/monitor/live_view.h"

#include "app/ui/labels.h"
#include "app/ui/monitor/message_view.h"
#include "app/ui/monitor/monitor_export.h"
#include "app/ui/monitor/table_look.h"
#include "app/ui/monitor/traffic_panel.h"
#include "app/ui/monitor/words.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

#include <array>
#include <chrono>

namespace portcullis {
namespace {

constexpr std::array<int, ConnectionModel::ColumnCount> columnWidths{
    220, 110, 172, 72, 84, 84, 112, 104, 100, 80};
constexpr int spacing = 8;
constexpr std::chrono::seconds noteTime{8};
//! Of the table, the charts and the messages.
const QList<int> initialHeights{220, 170, 240};

MonitorSource* sourceOf(const QComboBox& picker, int index)
{
    return picker.itemData(index).value<MonitorSource*>();
}

} // namespace

LiveView::LiveView(OpenResources& resources, QWidget* parent)
    : QWidget(parent), m_resources(resources), m_sorted(new QSortFilterProxyModel(this)),
      m_tick(this), m_noteTime(this), m_picker(new QComboBox(this)), m_status(mutedLabel({}, this)),
      m_close(new QPushButton(tr("&Close connection"), this)),
      m_closeAll(new QPushButton(tr("Close &all"), this)),
      m_pause(new QPushButton(tr("&Pause"), this)), m_export(new QPushButton(tr("&Export…"), this)),
      m_content(new QStackedWidget(this)), m_table(new QTableView(this)),
      m_empty(mutedLabel({}, this)), m_traffic(new TrafficPanel(this)),
      m_messages(new MessageView(this))
{
    auto* const parts = new QSplitter(Qt::Vertical, this);
    parts->addWidget(createTable());
    parts->addWidget(m_traffic);
    parts->addWidget(m_messages);
    parts->setChildrenCollapsible(false);
    parts->setSizes(initialHeights);
    auto* const column = new QVBoxLayout(this);
    column->setSpacing(spacing);
    column->addWidget(createBar());
    column->addWidget(parts, 1);
    m_picker->addItem(tr("All resources"), QVariant::fromValue<MonitorSource*>(nullptr));
    for (const MonitoredResource& resource : m_resources.list())
        add(resource);
    m_tick.setInterval(limits::monitorInterval);
    m_noteTime.setSingleShot(true);
    m_noteTime.setInterval(noteTime);
    connectSignals();
    updateState();
}

QWidget* LiveView::createBar()
{
    auto* const bar = new QWidget(this);
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_picker->setObjectName(QStringLiteral("resources"));
    m_close->setObjectName(QStringLiteral("close"));
    m_closeAll->setObjectName(QStringLiteral("closeAll"));
    m_pause->setObjectName(QStringLiteral("pause"));
    m_picker->setAccessibleName(tr("Whose connections to show"));
    m_picker->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_status->setWordWrap(false);
    m_pause->setCheckable(true);
    row->addWidget(m_picker);
    row->addWidget(m_status, 1);
    for (QWidget* const button : {m_close, m_closeAll, m_pause, m_export})
        row->addWidget(button);
    return bar;
}

QWidget* LiveView::createTable()
{
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(ConnectionModel::sortRole);
    m_table->setModel(m_sorted);
    giveTableLook(*m_table);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ConnectionModel::Age, Qt::DescendingOrder);
    m_table->setObjectName(QStringLiteral("live"));
    m_table->setAccessibleName(tr("Connections"));
    for (int i = 0; i < ConnectionModel::ColumnCount; ++i)
        m_table->horizontalHeader()->resizeSection(i, columnWidths.at(size_t(i)));
    m_table->horizontalHeader()->setSectionResizeMode(ConnectionModel::Host, QHeaderView::Stretch);
    m_empty->setAlignment(Qt::AlignCenter);
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    return m_content;
}

void LiveView::connectSignals()
{
    connect(&m_resources, &OpenResources::added, this, &LiveView::add);
    connect(&m_resources, &OpenResources::removed, this, &LiveView::remove);
    connect(&m_tick, &QTimer::timeout, m_traffic,
        [this] { m_traffic->advance(m_model.rows(), selected()); });
    connect(&m_noteTime, &QTimer::timeout, this, &LiveView::updateState);
    connect(m_picker, &QComboBox::currentIndexChanged, this, [this] {
        m_traffic->clear();
        updateWatching();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &LiveView::onSelected);
    connect(m_messages, &MessageView::wantedChanged, this, &LiveView::updateTap);
    connect(m_close, &QPushButton::clicked, this, &LiveView::closeSelected);
    connect(m_closeAll, &QPushButton::clicked, this, &LiveView::closeAll);
    connect(m_pause, &QPushButton::toggled, this, &LiveView::updateWatching);
    connect(m_export, &QPushButton::clicked, this, &LiveView::askForFile);
}

void LiveView::add(const MonitoredResource& resource)
{
    m_picker->addItem(resource.name, QVariant::fromValue(resource.source));
    connect(resource.source, &MonitorSource::reported, this,
        [this, resource](const MonitorReport& report) { onReport(resource, report); });
    updateWatching();
}

void LiveView::remove(MonitorSource* source)
{
    m_model.remove(source);
    for (int i = 1; i < m_picker->count(); ++i) {
        if (sourceOf(*m_picker, i) == source)
            m_picker->removeItem(i--);
    }
    updateState();
}

void LiveView::onReport(const MonitoredResource& resource, const MonitorReport& report)
{
    if (!isChosen(resource.source))
        return;
    m_model.update(resource, report);
    const ConnectionModel::Row* const row = selected();
    const bool isSelected = row && row->resource.source == resource.source;
    if (isSelected && report.tapped == row->sample.id)
        m_messages->add(report.messages);
    updateState();
}

void LiveView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_isVisible = true;
    updateWatching();
}

void LiveView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_isVisible = false;
    updateWatching();
}

void LiveView::updateWatching()
{
    const bool isOn = m_isVisible && !m_pause->isChecked();
    if (isOn)
        m_tick.start();
    else
        m_tick.stop();
    for (const MonitoredResource& resource : m_resources.list()) {
        resource.source->setWatched(isOn && isChosen(resource.source));
        if (!isChosen(resource.source))
            m_model.remove(resource.source);
    }
    updateTap();
    updateState();
}

void LiveView::updateTap()
{
    const ConnectionModel::Row* const row = m_messages->isWanted() ? selected() : nullptr;
    for (const MonitoredResource& resource : m_resources.list()) {
        const bool isIt = row && row->resource.source == resource.source;
        resource.source->tap(isIt ? row->sample.id : QString());
    }
}

void LiveView::onSelected()
{
    const ConnectionModel::Row* const row = selected();
    if (row)
        m_messages->begin(row->sample.origin.toString());
    else
        m_messages->end();
    updateTap();
    updateState();
}

void LiveView::updateState()
{
    const int count = m_model.rowCount();
    const bool isEmpty = count == 0;
    m_empty->setText(m_resources.list().empty()
            ? tr("No resource is open. Its connections appear here once one is.")
            : tr("No connections at the moment. They appear here as soon as there are some."));
    m_content->setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_empty) : m_table);
    if (!m_noteTime.isActive())
        m_status->setText(statusText());
    m_close->setEnabled(selected() != nullptr);
    m_closeAll->setEnabled(!isEmpty);
    m_export->setEnabled(!isEmpty || m_messages->model().rowCount() > 0);
}

QString LiveView::statusText() const
{
    const int count = m_model.rowCount();
    if (m_pause->isChecked())
        return tr("Paused");
    return count == 1 ? tr("1 connection") : tr("%Ln connections", nullptr, count);
}

//! In place of the status for a while.
void LiveView::note(const QString& text)
{
    m_status->setText(text);
    m_noteTime.start();
}

void LiveView::closeSelected()
{
    if (const ConnectionModel::Row* const row = selected())
        row->resource.source->close(row->sample.id);
}

void LiveView::closeAll()
{
    for (const MonitoredResource& resource : m_resources.list()) {
        if (isChosen(resource.source))
            resource.source->close();
    }
}

void LiveView::askForFile()
{
    auto* const dialog
        = new QFileDialog(this, tr("Export what the monitor shows"), {}, tr("JSON files (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, &LiveView::exportTo);
    dialog->open();
}

void LiveView::exportTo(const QString& file)
{
    const Result<void, QString> done
        = writeExport(file, exportMonitor(m_model, m_messages->model()));
    note(done ? tr("Saved") : tr("Not saved: %1").arg(done.error()));
}

bool LiveView::isChosen(const MonitorSource* source) const
{
    const MonitorSource* const chosen = sourceOf(*m_picker, m_picker->currentIndex());
    return !chosen || chosen == source;
}

const ConnectionModel::Row* LiveView::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model.at(m_sorted->mapToSource(rows.first()).row());
}

} // namespace portcullis
