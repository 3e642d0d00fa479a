#include "app/ui/monitor/message_model.h"

#include "app/ui/monitor/words.h"
#include "bridge/core/one_line.h"
#include "bridge/monitor/secret_mask.h"

#include <QDateTime>

namespace portcullis {
namespace {

constexpr qsizetype previewLength = 200;
//! Bytes of a message that a preview is made of.
constexpr qsizetype previewBytes = 1'024;

QString decode(const Message& message, qsizetype atMost)
{
    const QByteArray bytes = message.data.left(atMost);
    return message.isBinary ? QString::fromLatin1(bytes) : QString::fromUtf8(bytes);
}

} // namespace

void MessageModel::add(const TappedMessages& messages)
{
    m_skipped += messages.skipped;
    if (messages.list.empty())
        return;
    const int count = int(messages.list.size());
    if (const int tooMany = rowCount() + count - maxMessages; tooMany > 0) {
        const int gone = qMin(tooMany, rowCount());
        if (gone > 0) {
            beginRemoveRows({}, 0, gone - 1);
            m_messages.erase(m_messages.begin(), m_messages.begin() + gone);
            endRemoveRows();
        }
    }
    beginInsertRows({}, rowCount(), rowCount() + count - 1);
    m_messages.insert(m_messages.end(), messages.list.begin(), messages.list.end());
    endInsertRows();
}

void MessageModel::clear()
{
    beginResetModel();
    m_messages.clear();
    m_skipped = 0;
    endResetModel();
}

void MessageModel::setMasked(bool masked)
{
    m_isMasked = masked;
    if (!m_messages.empty())
        Q_EMIT dataChanged(index(0, Content), index(rowCount() - 1, Content));
}

QString MessageModel::masked(const QString& text) const
{
    return m_isMasked ? maskSecrets(text) : text;
}

QString MessageModel::textOf(int row) const
{
    const Message& head = at(row).head;
    return masked(decode(head, head.data.size()));
}

QByteArray MessageModel::bytesOf(int row) const
{
    const Message& head = at(row).head;
    if (!m_isMasked)
        return head.data;
    const QString text = textOf(row);
    return head.isBinary ? text.toLatin1() : text.toUtf8();
}

QString MessageModel::previewOf(int row) const
{
    return inOneLine(masked(decode(at(row).head, previewBytes)).left(previewLength));
}

int MessageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size());
}

int MessageModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant MessageModel::data(const QModelIndex& index, int role) const
{
    const TappedMessage& message = at(index.row());
    if (role == Qt::TextAlignmentRole && index.column() == Size)
        return int(Qt::AlignVCenter | Qt::AlignRight);
    const bool isReceived = message.direction == Direction::Received;
    if (role == Qt::AccessibleTextRole && index.column() == Way)
        return isReceived ? tr("Received") : tr("Sent");
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Way:
        return isReceived ? QStringLiteral("↓") : QStringLiteral("↑");
    case Time:
        return QDateTime::fromMSecsSinceEpoch(message.time)
            .toString(QStringLiteral("hh:mm:ss.zzz"));
    case Size:
        return words::size(message.size);
    case Content:
        return previewOf(index.row());
    default:
        return {};
    }
}

QVariant MessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Size ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{QString(), tr("Time"), tr("Size"), tr("Content")};
    return titles.at(section);
}

} // namespace portcullis
