#pragma once

#include "app/playground/chat_rooms.h"

#include <QObject>
#include <QTcpServer>
#include <QWebSocketServer>

namespace portcullis {

//! \brief A WebSocket server on the loopback interface to try resources with.
//!
//! `/echo` sends every message back. `/ticker?symbol=X` sends trades as JSON, several a second, a
//! random walk that is the same for the same symbol each time. `/chat` has rooms; it wants
//! `Authorization: Bearer <any token>` and offers the subprotocol `chat-v2`. Any other path is 404.
class PlaygroundServer : public QObject {
    Q_OBJECT

public:
    explicit PlaygroundServer(QObject* parent = nullptr);
    ~PlaygroundServer() override;

    //! Starts to listen on 127.0.0.1; \a port 0 takes a free one. False if it cannot.
    bool listen(quint16 port);

    //! `ws://127.0.0.1:<port>`
    QString address() const;

private:
    void onTcpConnection();
    void onHandshakeData(QTcpSocket* socket);
    void onWebSocket();

    QTcpServer m_tcpServer;
    QWebSocketServer m_webSocketServer; // never listens; it is handed what may be upgraded
    ChatRooms m_rooms;
};

} // namespace portcullis
