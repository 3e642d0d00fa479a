#include "app/ui/monitor/monitor_export.h"

#include "bridge/monitor/secret_mask.h"

#include <QDateTime>
#include <QSaveFile>

namespace portcullis {
namespace {

QString timeText(qint64 sinceEpoch)
{
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch).toUTC().toString(Qt::ISODateWithMs);
}

const char* wordFor(WsConnection::State state)
{
    switch (state) {
    case WsConnection::State::Connecting:
        return "connecting";
    case WsConnection::State::Open:
        return "open";
    case WsConnection::State::Reconnecting:
        return "reconnecting";
    case WsConnection::State::Closing:
    case WsConnection::State::Closed:
        return "closing";
    }
    Q_UNREACHABLE();
}

Json historyJson(const TrafficHistory& history)
{
    Json points = Json::array();
    for (const TrafficPoint& point : history.points()) {
        Json json{{"receivedPerSecond", point.receiveRate}, {"sentPerSecond", point.sendRate}};
        if (point.roundTrip)
            json["roundTripMs"] = *point.roundTrip;
        points.push_back(std::move(json));
    }
    return points;
}

Json connectionJson(const ConnectionModel::Row& row, bool isMasked)
{
    const ConnectionSample& sample = row.sample;
    return {
        {"resource", toJson(row.resource.id)},
        // The resource's own words, too.
        {"connectionId", toJson(isMasked ? maskSecrets(sample.id) : sample.id)},
        {"origin", toJson(sample.origin.toString())},
        {"state", wordFor(sample.state)},
        {"since", toJson(timeText(sample.since))},
        {"messagesReceived", sample.traffic.messagesReceived},
        {"messagesSent", sample.traffic.messagesSent},
        {"bytesReceived", sample.traffic.bytesReceived},
        {"bytesSent", sample.traffic.bytesSent},
        {"bufferedAmount", sample.bufferedAmount},
        {"intervalMs", limits::monitorInterval.count()},
        {"history", historyJson(row.history)},
    };
}

Json messageJson(const MessageModel& messages, int row)
{
    const TappedMessage& message = messages.at(row);
    Json json{
        {"direction", message.direction == Direction::Received ? "received" : "sent"},
        {"time", toJson(timeText(message.time))},
        {"size", message.size},
        {"isBinary", message.head.isBinary},
    };
    if (message.head.isBinary)
        json["base64"] = messages.bytesOf(row).toBase64().toStdString();
    else
        json["text"] = toJson(messages.textOf(row));
    return json;
}

} // namespace

Json exportMonitor(const ConnectionModel& connections, const MessageModel& messages)
{
    Json json{
        {"exported", toJson(timeText(QDateTime::currentMSecsSinceEpoch()))},
        {"isMasked", messages.isMasked()},
        {"connections", Json::array()},
        {"messages", Json::array()},
        {"skippedMessages", messages.skipped()},
    };
    for (const ConnectionModel::Row& row : connections.rows())
        json["connections"].push_back(connectionJson(row, messages.isMasked()));
    for (int row = 0; row < messages.rowCount(); ++row)
        json["messages"].push_back(messageJson(messages, row));
    return json;
}

Result<void, QString> writeExport(const QString& file, const Json& json)
{
    QSaveFile target(file);
    const QByteArray text = QByteArray::fromStdString(json.dump(2)) + '\n';
    if (target.open(QIODevice::WriteOnly)
        && target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && target.write(text) == text.size() && target.commit())
        return {};
    return QStringLiteral("%1: %2").arg(file, target.errorString());
}

} // namespace portcullis
