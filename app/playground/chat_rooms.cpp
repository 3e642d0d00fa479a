#include "app/playground/chat_rooms.h"

#include <QJsonDocument>
#include <QWebSocket>

namespace portcullis {
namespace {

constexpr qsizetype maxNameLength = 40;
constexpr qsizetype maxTextLength = 2000;

QJsonObject chatMessage(
    const QString& type, const QString& room, const QString& user, const QString& text)
{
    return {
        {QStringLiteral("type"), type},
        {QStringLiteral("room"), room},
        {QStringLiteral("user"), user},
        {QStringLiteral("text"), text},
    };
}

void send(QWebSocket* client, const QJsonObject& message)
{
    client->sendTextMessage(
        QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

void sendError(QWebSocket* client, const QString& text)
{
    send(client,
        chatMessage(QStringLiteral("error"), QString(), QStringLiteral("playground"), text));
}

} // namespace

ChatRooms::ChatRooms(QObject* parent) : QObject(parent) { }

void ChatRooms::add(QWebSocket* client)
{
    m_members.insert(client, {QStringLiteral("guest-%1").arg(++m_guests), {}});
    connect(client, &QWebSocket::textMessageReceived, this,
        [this, client](const QString& text) { onMessage(client, text); });
    connect(client, &QWebSocket::disconnected, this, [this, client] {
        leave(client);
        m_members.remove(client);
    });
}

void ChatRooms::onMessage(QWebSocket* client, const QString& text)
{
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString type = message.value(QLatin1String("type")).toString();
    if (type == QLatin1String("join"))
        join(client, message);
    else if (type == QLatin1String("message"))
        say(client, message.value(QLatin1String("text")).toString());
    else
        sendError(client, QStringLiteral("send {\"type\":\"join\"} or {\"type\":\"message\"}"));
}

void ChatRooms::join(QWebSocket* client, const QJsonObject& message)
{
    const QString room = message.value(QLatin1String("room")).toString().left(maxNameLength);
    if (room.isEmpty()) {
        sendError(client, QStringLiteral("a join needs a room"));
        return;
    }
    leave(client);
    Member& member = m_members[client];
    const QString user = message.value(QLatin1String("user")).toString().left(maxNameLength);
    if (!user.isEmpty())
        member.user = user;
    member.room = room;
    notice(room, QStringLiteral("%1 joined").arg(member.user));
}

void ChatRooms::say(QWebSocket* client, const QString& text)
{
    const Member member = m_members.value(client);
    if (member.room.isEmpty()) {
        sendError(client, QStringLiteral("join a room first"));
        return;
    }
    tellRoom(member.room,
        chatMessage(QStringLiteral("message"), member.room, member.user, text.left(maxTextLength)));
}

void ChatRooms::leave(QWebSocket* client)
{
    Member& member = m_members[client];
    const QString room = std::exchange(member.room, QString());
    if (!room.isEmpty())
        notice(room, QStringLiteral("%1 left").arg(member.user));
}

void ChatRooms::tellRoom(const QString& room, const QJsonObject& message) const
{
    for (auto it = m_members.cbegin(); it != m_members.cend(); ++it) {
        if (it->room == room)
            send(it.key(), message);
    }
}

void ChatRooms::notice(const QString& room, const QString& text) const
{
    tellRoom(room, chatMessage(QStringLiteral("notice"), room, QStringLiteral("playground"), text));
}

} // namespace portcullis
