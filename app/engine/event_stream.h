#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QMutex>

namespace portcullis {

//! \brief The body of a reply that never ends: what is appended is read by the engine, on a thread
//! of its own and at the frame's pace.
class EventStream : public QIODevice {
    Q_OBJECT

public:
    explicit EventStream(QObject* parent = nullptr);

    //! On the thread of this object.
    void append(const QByteArray& bytes);

    bool isSequential() const override { return true; }
    bool atEnd() const override { return false; }
    //! 0, since the engine takes anything else for the length of the whole body.
    qint64 size() const override { return 0; }
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 maxSize) override;

private:
    mutable QMutex m_mutex;
    QByteArray m_bytes; // those not read yet begin at m_position
    qsizetype m_position = 0;
};

} // namespace portcullis
