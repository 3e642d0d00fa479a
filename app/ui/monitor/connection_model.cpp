#include "app/ui/monitor/connection_model.h"

#include "app/ui/monitor/words.h"

#include <map>
#include <utility>

namespace portcullis {
namespace {

//! An id may be used again once its connection is gone.
using Identity = std::pair<QString, qint64>;

Identity identityOf(const ConnectionSample& sample)
{
    return {sample.id, sample.since};
}

void renew(ConnectionModel::Row& row, const ConnectionSample& sample, qint64 time)
{
    const double seconds = double(time - row.time) / 1000;
    const Traffic moved = sample.traffic - row.sample.traffic;
    const auto rateOf
        = [seconds](qint64 bytes) { return seconds > 0 ? double(bytes) / seconds : 0; };
    row.receiveRate = rateOf(moved.bytesReceived);
    row.sendRate = rateOf(moved.bytesSent);
    row.sample = sample;
    row.time = time;
    TrafficPoint point{row.receiveRate, row.sendRate, {}};
    if (sample.roundTrip.source != RoundTrip::Source::Unknown)
        point.roundTrip = double(sample.roundTrip.time.count()) / 1000;
    row.history.add(point);
}

} // namespace

void ConnectionModel::update(const MonitoredResource& resource, const MonitorReport& report)
{
    std::map<Identity, const ConnectionSample*> unseen;
    for (const ConnectionSample& sample : report.connections)
        unseen.emplace(identityOf(sample), &sample);
    for (int i = rowCount() - 1; i >= 0; --i) {
        Row& row = m_rows[size_t(i)];
        if (row.resource.source != resource.source)
            continue;
        if (const auto found = unseen.extract(identityOf(row.sample)))
            renew(row, *found.mapped(), report.time);
        else
            removeOne(i);
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (unseen.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(unseen.size()) - 1);
    for (const ConnectionSample& sample : report.connections) {
        if (unseen.count(identityOf(sample)) > 0)
            m_rows.push_back({resource, sample, report.time, 0, 0, {}});
    }
    endInsertRows();
}

void ConnectionModel::remove(const MonitorSource* source)
{
    for (int i = rowCount() - 1; i >= 0; --i) {
        if (at(i).resource.source == source)
            removeOne(i);
    }
}

void ConnectionModel::removeOne(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

int ConnectionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ConnectionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ConnectionModel::data(const QModelIndex& index, int role) const
{
    const Row& row = at(index.row());
    const bool isText = index.column() <= State;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, index.column());
    case sortRole:
        return sortKeyOf(row, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ToolTipRole:
        return index.column() == RoundTripTime ? words::roundTripSource(row.sample.roundTrip.source)
                                               : QVariant();
    default:
        return {};
    }
}

QString ConnectionModel::textOf(const Row& row, int column) const
{
    const ConnectionSample& sample = row.sample;
    switch (column) {
    case Host:
        return sample.origin.toString();
    case ResourceName:
        return row.resource.name;
    case State:
        return sample.isUndecided ? tr("Waits for your answer") : words::state(sample.state);
    case Age:
        return words::duration(row.time - sample.since);
    case ReceiveRate:
        return words::rate(row.receiveRate);
    case SendRate:
        return words::rate(row.sendRate);
    case Received:
        return tr("%1 (%L2)")
            .arg(words::size(sample.traffic.bytesReceived))
            .arg(sample.traffic.messagesReceived);
    case Sent:
        return tr("%1 (%L2)")
            .arg(words::size(sample.traffic.bytesSent))
            .arg(sample.traffic.messagesSent);
    case RoundTripTime:
        return words::roundTrip(sample.roundTrip);
    case Waiting:
        return sample.bufferedAmount == 0 ? words::nothing() : words::size(sample.bufferedAmount);
    default:
        return {};
    }
}

QVariant ConnectionModel::sortKeyOf(const Row& row, int column) const
{
    const ConnectionSample& sample = row.sample;
    switch (column) {
    case Age:
        return row.time - sample.since;
    case ReceiveRate:
        return row.receiveRate;
    case SendRate:
        return row.sendRate;
    case Received:
        return sample.traffic.bytesReceived;
    case Sent:
        return sample.traffic.bytesSent;
    case RoundTripTime:
        return qint64(sample.roundTrip.time.count());
    case Waiting:
        return sample.bufferedAmount;
    default:
        return textOf(row, column);
    }
}

QVariant ConnectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section <= State ? Qt::AlignLeft : Qt::AlignRight));
    const QStringList titles{tr("Host"), tr("Resource"), tr("State"), tr("Age"), tr("In"),
        tr("Out"), tr("Received"), tr("Sent"), tr("Round trip"), tr("Waiting")};
    const QStringList explanations{tr("Scheme, host and port"), tr("The resource that opened it"),
        {}, tr("How long it has been there"), tr("Received in a second"), tr("Sent in a second"),
        tr("Received so far, and the number of messages"),
        tr("Sent so far, and the number of messages"), tr("Time to the server and back"),
        tr("What the server has not taken yet")};
    if (role == Qt::DisplayRole)
        return titles.at(section);
    if (role == Qt::ToolTipRole)
        return explanations.at(section);
    return {};
}

} // namespace portcullis
