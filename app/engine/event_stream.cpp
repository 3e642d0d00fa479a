#include "app/engine/event_stream.h"

#include <algorithm>

namespace portcullis {

EventStream::EventStream(QObject* parent) : QIODevice(parent)
{
    open(ReadOnly | Unbuffered);
}

void EventStream::append(const QByteArray& bytes)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_bytes.remove(0, std::exchange(m_position, 0));
        m_bytes += bytes;
    }
    Q_EMIT readyRead();
}

qint64 EventStream::bytesAvailable() const
{
    const QMutexLocker lock(&m_mutex);
    return m_bytes.size() - m_position;
}

//! 0 means that the engine is to wait for readyRead().
qint64 EventStream::readData(char* data, qint64 maxSize)
{
    const QMutexLocker lock(&m_mutex);
    const qint64 bytes = qMin<qint64>(maxSize, m_bytes.size() - m_position);
    std::copy_n(m_bytes.constData() + m_position, bytes, data);
    m_position += bytes;
    if (m_position == m_bytes.size()) {
        m_bytes = QByteArray();
        m_position = 0;
    }
    return bytes;
}

qint64 EventStream::writeData(const char*, qint64)
{
    return -1;
}

} // namespace portcullis
