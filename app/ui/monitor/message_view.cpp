#include "app/ui/monitor/message_view.h"

#include "app/ui/labels.h"
#include "app/ui/monitor/hex_dump.h"
#include "app/ui/monitor/table_look.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTableView>

namespace portcullis {
namespace {

constexpr int maxFilterLength = 200;
constexpr int filterWidth = 180;
constexpr int wayWidth = 28;
constexpr int timeWidth = 124;
constexpr int sizeWidth = 86;
enum Format { Text, Hexadecimal };

} // namespace

MessageView::MessageView(QWidget* parent)
    : QWidget(parent), m_filtered(new QSortFilterProxyModel(this)),
      m_title(styledLabel({}, "strong", this)), m_status(mutedLabel({}, this)),
      m_filter(new QLineEdit(this)), m_format(new QComboBox(this)),
      m_showSecrets(new QCheckBox(tr("Show secre&ts"), this)),
      m_pause(new QPushButton(tr("Pa&use messages"), this)), m_table(new QTableView(this)),
      m_detail(new QPlainTextEdit(this))
{
    m_filtered->setSourceModel(&m_model);
    m_filtered->setFilterKeyColumn(MessageModel::Content);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(createBar());
    column->addWidget(createBody(), 1);
    connectSignals();
    m_title->setText(tr("Messages"));
    end();
}

QWidget* MessageView::createBar()
{
    auto* const bar = new QWidget(this);
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_title->setWordWrap(false);
    m_status->setWordWrap(false);
    m_filter->setObjectName(QStringLiteral("messageFilter"));
    m_format->setObjectName(QStringLiteral("format"));
    m_showSecrets->setObjectName(QStringLiteral("showSecrets"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Show messages that contain"));
    m_filter->setMaxLength(maxFilterLength);
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(filterWidth);
    m_format->addItems({tr("Text"), tr("Hexadecimal")});
    m_format->setAccessibleName(tr("How to show a message"));
    m_pause->setCheckable(true);
    row->addWidget(m_title);
    row->addWidget(m_status, 1);
    for (QWidget* const control :
        std::initializer_list<QWidget*>{m_filter, m_format, m_showSecrets, m_pause})
        row->addWidget(control);
    return bar;
}

QWidget* MessageView::createBody()
{
    auto* const body = new QSplitter(Qt::Horizontal, this);
    m_table->setModel(m_filtered);
    giveTableLook(*m_table);
    m_table->setSortingEnabled(false);
    m_table->setObjectName(QStringLiteral("messages"));
    m_table->setAccessibleName(tr("Messages"));
    QHeaderView& header = *m_table->horizontalHeader();
    header.setStretchLastSection(true);
    header.resizeSection(MessageModel::Way, wayWidth);
    header.resizeSection(MessageModel::Time, timeWidth);
    header.resizeSection(MessageModel::Size, sizeWidth);
    m_detail->setReadOnly(true);
    m_detail->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_detail->setPlaceholderText(tr("Select a message to read it."));
    m_detail->setAccessibleName(tr("Content of the message"));
    m_detail->setTabChangesFocus(true);
    body->addWidget(m_table);
    body->addWidget(m_detail);
    body->setStretchFactor(0, 3);
    body->setStretchFactor(1, 2);
    body->setChildrenCollapsible(false);
    return body;
}

void MessageView::connectSignals()
{
    connect(m_filter, &QLineEdit::textChanged, m_filtered,
        &QSortFilterProxyModel::setFilterFixedString);
    connect(m_format, &QComboBox::currentIndexChanged, this, &MessageView::showSelected);
    connect(m_showSecrets, &QCheckBox::toggled, this, [this](bool shown) {
        m_model.setMasked(!shown);
        showSelected();
    });
    connect(m_pause, &QPushButton::toggled, this, &MessageView::wantedChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &MessageView::showSelected);
}

void MessageView::begin(const QString& title)
{
    m_hasConnection = true;
    m_model.clear();
    m_title->setText(tr("Messages of %1").arg(title));
    showSelected();
    updateStatus();
}

void MessageView::end()
{
    m_hasConnection = false;
    updateStatus();
}

void MessageView::add(const TappedMessages& messages)
{
    if (!isWanted())
        return;
    const QScrollBar& bar = *m_table->verticalScrollBar();
    const bool isAtEnd = bar.value() == bar.maximum();
    m_model.add(messages);
    if (isAtEnd)
        m_table->scrollToBottom();
    updateStatus();
}

bool MessageView::isWanted() const
{
    return m_hasConnection && !m_pause->isChecked();
}

void MessageView::showSelected()
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    if (selected.isEmpty()) {
        m_detail->clear();
        return;
    }
    const int row = m_filtered->mapToSource(selected.first()).row();
    QString text = m_format->currentIndex() == Hexadecimal ? hexDump(m_model.bytesOf(row))
                                                           : m_model.textOf(row);
    const TappedMessage& message = m_model.at(row);
    if (message.size > message.head.data.size())
        text += tr("\n… %L1 bytes more, which are not kept")
                    .arg(message.size - message.head.data.size());
    m_detail->setPlainText(text);
}

void MessageView::updateStatus()
{
    const int shown = m_model.rowCount();
    if (!m_hasConnection && shown == 0) {
        m_status->setText(tr("Select a connection above to see its messages."));
        return;
    }
    QStringList facts{tr("%L1 shown").arg(shown)};
    if (m_model.skipped() > 0)
        facts << tr("%L1 skipped").arg(m_model.skipped());
    if (!m_hasConnection)
        facts << tr("no longer followed");
    m_status->setText(facts.join(QStringLiteral(", ")));
}

} // namespace portcullis
