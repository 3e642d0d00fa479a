#pragma once

#include <QtGlobal>

namespace portcullis {

//! Messages and their bytes of data, both ways, over all sockets of one connection.
struct Traffic {
    qint64 messagesReceived = 0;
    qint64 bytesReceived = 0;
    qint64 messagesSent = 0;
    qint64 bytesSent = 0;

    bool operator==(const Traffic& other) const = default;

    Traffic& operator+=(const Traffic& other)
    {
        messagesReceived += other.messagesReceived;
        bytesReceived += other.bytesReceived;
        messagesSent += other.messagesSent;
        bytesSent += other.bytesSent;
        return *this;
    }

    Traffic operator-(const Traffic& other) const
    {
        return {messagesReceived - other.messagesReceived, bytesReceived - other.bytesReceived,
            messagesSent - other.messagesSent, bytesSent - other.bytesSent};
    }
};

} // namespace portcullis
