#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>

QT_BEGIN_NAMESPACE
class QWebSocket;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Chat rooms, in the message shapes of the WebSocket contract's chat example.
//!
//! A client sends `{"type":"join","room":R,"user":U?}` and then `{"type":"message","text":T}`. What
//! it receives always has `type`, `room`, `user` and `text`: type `message` from anyone in its
//! room, itself included, `notice` when someone comes or goes, `error` for what could not be
//! understood.
class ChatRooms : public QObject {
    Q_OBJECT

public:
    explicit ChatRooms(QObject* parent = nullptr);

    //! Lets \a client take part until it disconnects.
    void add(QWebSocket* client);

private:
    struct Member {
        QString user;
        QString room; // empty until it has joined one
    };

    void onMessage(QWebSocket* client, const QString& text);
    void join(QWebSocket* client, const QJsonObject& message);
    void say(QWebSocket* client, const QString& text);
    void leave(QWebSocket* client);
    void tellRoom(const QString& room, const QJsonObject& message) const;
    void notice(const QString& room, const QString& text) const;

    QHash<QWebSocket*, Member> m_members;
    int m_guests = 0;
};

} // namespace portcullis
