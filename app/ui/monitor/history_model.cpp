#include "app/ui/monitor/history_model.h"

#include "app/ui/monitor/words.h"

#include <QDateTime>
#include <QLocale>

namespace portcullis {
namespace {

QString momentText(qint64 sinceEpoch)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(sinceEpoch), QLocale::ShortFormat);
}

QString sizeText(qint64 bytes)
{
    return bytes == 0 ? words::nothing() : words::size(bytes);
}

QString textOf(const RecordedContact& recorded, const QString& name, int column)
{
    const Contact& contact = recorded.contact;
    switch (column) {
    case HistoryModel::Host:
        return contact.origin.toString();
    case HistoryModel::ResourceName:
        return name;
    case HistoryModel::What:
        return words::outcome(contact);
    case HistoryModel::Count:
        return QLocale().toString(contact.count);
    case HistoryModel::First:
        return momentText(contact.first);
    case HistoryModel::Last:
        return momentText(contact.last);
    case HistoryModel::Received:
        return sizeText(contact.traffic.bytesReceived);
    case HistoryModel::Sent:
        return sizeText(contact.traffic.bytesSent);
    default:
        return {};
    }
}

QVariant sortKeyOf(const RecordedContact& recorded, const QString& name, int column)
{
    const Contact& contact = recorded.contact;
    switch (column) {
    case HistoryModel::Count:
        return contact.count;
    case HistoryModel::First:
        return contact.first;
    case HistoryModel::Last:
        return contact.last;
    case HistoryModel::Received:
        return contact.traffic.bytesReceived;
    case HistoryModel::Sent:
        return contact.traffic.bytesSent;
    default:
        return textOf(recorded, name, column);
    }
}

Qt::Alignment alignmentOf(int column)
{
    const bool isFigure = column == HistoryModel::Count || column >= HistoryModel::Received;
    return Qt::AlignVCenter | (isFigure ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace

void HistoryModel::set(std::vector<RecordedContact> contacts, const NameOf& nameOf)
{
    beginResetModel();
    m_names.clear();
    for (const RecordedContact& recorded : contacts)
        m_names.push_back(nameOf ? nameOf(recorded.resource) : recorded.resource);
    m_contacts = std::move(contacts);
    endResetModel();
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_contacts.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    const RecordedContact& recorded = m_contacts.at(size_t(index.row()));
    const QString& name = m_names.at(size_t(index.row()));
    if (role == Qt::DisplayRole)
        return textOf(recorded, name, index.column());
    if (role == sortRole)
        return sortKeyOf(recorded, name, index.column());
    if (role == Qt::ToolTipRole && index.column() == ResourceName)
        return recorded.resource.toHtmlEscaped();
    if (role == Qt::TextAlignmentRole)
        return int(alignmentOf(index.column()));
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(alignmentOf(section));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Host"), tr("Resource"), tr("What happened"), tr("Times"),
        tr("First"), tr("Last"), tr("Received"), tr("Sent")};
    return titles.at(section);
}

} // namespace portcullis
