#pragma once

#include "bridge/core/limits.h"

#include <QByteArray>
#include <QIODevice>

#include <memory>

namespace portcullis {

//! \brief A page with its content security policy, for the engine to read piece by piece.
//!
//! Nothing of the file is read before the first read of the engine, which is on a thread of its
//! own. What is held is the policy and what stands before it, whatever the size of the file. A file
//! that has become shorter since it was opened is an error, never a page without an end.
class PageStream : public QIODevice {
    Q_OBJECT

public:
    //! \param file open for reading, unbuffered and not sequential.
    //! \param policy the value of the policy, such as resourcePolicy().
    //! \param maxProlog bytes of the file in which the place of the policy is looked for.
    PageStream(std::unique_ptr<QIODevice> file, const QByteArray& policy,
        qsizetype maxProlog = limits::maxPrologBytes);

    //! Of the file and the policy. It is known before anything is read.
    qint64 size() const override { return m_size; }
    bool seek(qint64 position) override;

protected:
    //! At most limits::maxServedReadBytes at once.
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 maxSize) override;

private:
    bool readStart();
    qint64 readRest(char* data, qint64 maxSize);

    std::unique_ptr<QIODevice> m_file;
    QByteArray m_policy; // the element
    qsizetype m_maxProlog;
    qint64 m_size;
    QByteArray m_start; // up to the end of the policy; empty until it is needed
    qint64 m_at = 0;
};

} // namespace portcullis
