#pragma once

#include "bridge/monitor/message_tap.h"

#include <QAbstractTableModel>

#include <deque>

namespace portcullis {

//! \brief Messages of one connection as they are shown: the last ones that were tapped.
class MessageModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Way, Time, Size, Content, ColumnCount };

    //! The oldest go beyond it.
    static constexpr int maxMessages = 1'000;

    using QAbstractTableModel::QAbstractTableModel;

    void add(const TappedMessages& messages);
    void clear();

    //! Whether secrets are masked, as they are at first; see maskSecrets().
    bool isMasked() const { return m_isMasked; }
    void setMasked(bool masked);

    //! Messages that came beside the shown ones.
    qint64 skipped() const { return m_skipped; }

    const TappedMessage& at(int row) const { return m_messages.at(size_t(row)); }

    //! What is kept of a message, as a text, masked or not. Bytes of a binary message are Latin-1.
    QString textOf(int row) const;

    //! The same as bytes.
    QByteArray bytesOf(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString previewOf(int row) const;
    QString masked(const QString& text) const;

    std::deque<TappedMessage> m_messages;
    qint64 m_skipped = 0;
    bool m_isMasked = true;
};

} // namespace portcullis
