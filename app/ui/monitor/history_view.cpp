#include "app/ui/monitor/history_view.h"

#include "app/history/contact_record.h"
#include "app/ui/labels.h"
#include "app/ui/monitor/table_look.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>

#include <array>

namespace portcullis {
namespace {

constexpr std::array<int, HistoryModel::ColumnCount> columnWidths{
    200, 140, 180, 64, 168, 168, 88, 88};
constexpr int spacing = 8;
constexpr int maxFilterLength = 200;
constexpr int filterWidth = 200;

QString statusText(int keepDays, qint64 leftOut)
{
    const QString kept = keepDays == 1 ? HistoryView::tr("Kept for one day.")
                                       : HistoryView::tr("Kept for %n days.", nullptr, keepDays);
    if (leftOut == 0)
        return kept;
    //: two sentences: for how long contacts are kept, and how many were not
    return HistoryView::tr("%1 There was no room for %L2 more.").arg(kept).arg(leftOut);
}

} // namespace

HistoryView::HistoryView(ContactRecord& record, HistoryModel::NameOf nameOf, QWidget* parent)
    : QWidget(parent), m_record(record), m_nameOf(std::move(nameOf)),
      m_sorted(new QSortFilterProxyModel(this)), m_picker(new QComboBox(this)),
      m_filter(new QLineEdit(this)), m_refusedOnly(new QCheckBox(tr("Re&fused only"), this)),
      m_clear(new QPushButton(tr("Clea&r…"), this)), m_content(new QStackedWidget(this)),
      m_table(new QTableView(this)), m_empty(mutedLabel({}, this)), m_status(mutedLabel({}, this))
{
    auto* const column = new QVBoxLayout(this);
    column->setSpacing(spacing);
    column->addWidget(createBar());
    column->addWidget(createTable(), 1);
    column->addWidget(m_status);
    m_picker->addItem(tr("All resources"), QString());
    connectSignals();
}

QWidget* HistoryView::createBar()
{
    auto* const bar = new QWidget(this);
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_refusedOnly->setObjectName(QStringLiteral("refusedOnly"));
    m_clear->setObjectName(QStringLiteral("clear"));
    m_picker->setAccessibleName(tr("Whose history to show"));
    m_picker->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_filter->setPlaceholderText(tr("Filter hosts"));
    m_filter->setAccessibleName(tr("Show hosts that contain"));
    m_filter->setMaxLength(maxFilterLength);
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(filterWidth);
    row->addWidget(m_picker);
    row->addWidget(m_filter);
    row->addWidget(m_refusedOnly);
    row->addStretch();
    row->addWidget(m_clear);
    return bar;
}

QWidget* HistoryView::createTable()
{
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(HistoryModel::sortRole);
    m_table->setModel(m_sorted);
    giveTableLook(*m_table);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(HistoryModel::Last, Qt::DescendingOrder);
    m_table->setObjectName(QStringLiteral("history"));
    m_table->setAccessibleName(tr("Hosts that resources have reached, or were refused"));
    for (int i = 0; i < HistoryModel::ColumnCount; ++i)
        m_table->horizontalHeader()->resizeSection(i, columnWidths.at(size_t(i)));
    m_table->horizontalHeader()->setSectionResizeMode(HistoryModel::Host, QHeaderView::Stretch);
    m_empty->setAlignment(Qt::AlignCenter);
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    return m_content;
}

void HistoryView::connectSignals()
{
    connect(&m_record, &ContactRecord::changed, this, &HistoryView::reloadIfVisible);
    connect(m_picker, &QComboBox::currentIndexChanged, this, &HistoryView::reload);
    connect(m_filter, &QLineEdit::textChanged, this, &HistoryView::reload);
    connect(m_refusedOnly, &QCheckBox::toggled, this, &HistoryView::reload);
    connect(m_clear, &QPushButton::clicked, this, &HistoryView::askToClear);
}

void HistoryView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    offerResources();
    reload();
}

void HistoryView::reloadIfVisible()
{
    if (!isVisible())
        return;
    offerResources();
    reload();
}

//! What was chosen stays chosen.
void HistoryView::offerResources()
{
    const QSignalBlocker blocker(m_picker);
    const QString former = chosen();
    const QStringList ids = m_record.resources();
    m_picker->clear();
    m_picker->addItem(tr("All resources"), QString());
    for (const QString& id : ids)
        m_picker->addItem(m_nameOf(id), id);
    m_picker->setCurrentIndex(qMax(0, m_picker->findData(former)));
}

void HistoryView::reload()
{
    const ContactFilter filter{chosen(), m_filter->text(), m_refusedOnly->isChecked()};
    m_model.set(m_record.entries(filter), m_nameOf);
    const bool isEmpty = m_model.rowCount() == 0;
    const bool isFiltered = !filter.text.isEmpty() || filter.refusedOnly;
    if (m_record.keepDays() == 0)
        m_empty->setText(tr("The settings say that no history is kept."));
    else if (isFiltered)
        m_empty->setText(tr("Nothing matches."));
    else
        m_empty->setText(tr("No resource has tried to reach a host yet."));
    m_content->setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_empty) : m_table);
    m_clear->setEnabled(!isEmpty);
    m_status->setText(statusText(m_record.keepDays(), m_record.leftOut(chosen())));
}

void HistoryView::askToClear()
{
    const QString id = chosen();
    auto* const box = new QMessageBox(QMessageBox::Question, tr("Clear the history"),
        id.isEmpty() ? tr("Forget which hosts all resources have reached?")
                     : tr("Forget which hosts %1 has reached?").arg(m_nameOf(id)),
        QMessageBox::Cancel, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* const forget = box->addButton(tr("Forget"), QMessageBox::AcceptRole);
    connect(forget, &QPushButton::clicked, this, [this, id] {
        m_record.remove(id);
        offerResources();
        reload();
    });
    box->open();
}

QString HistoryView::chosen() const
{
    return m_picker->currentData().toString();
}

} // namespace portcullis
