#include "app/engine/page_stream.h"

#include "app/engine/document_policy.h"

#include <algorithm>

namespace portcullis {

PageStream::PageStream(
    std::unique_ptr<QIODevice> file, const QByteArray& policy, qsizetype maxProlog)
    : m_file(std::move(file)), m_policy(policyElement(policy)), m_maxProlog(maxProlog),
      m_size(m_file->size() + m_policy.size())
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool PageStream::seek(qint64 position)
{
    if (position > m_size || !QIODevice::seek(position))
        return false;
    m_at = position;
    return true;
}

qint64 PageStream::readData(char* data, qint64 maxSize)
{
    if (m_start.isEmpty() && !readStart())
        return -1;
    const qint64 wanted = std::min({maxSize, limits::maxServedReadBytes, m_size - m_at});
    if (m_at >= m_start.size())
        return readRest(data, wanted);
    const QByteArray piece = m_start.mid(m_at, wanted);
    std::copy(piece.begin(), piece.end(), data);
    m_at += piece.size();
    return piece.size();
}

//! What stands before the policy is kept, so that it is what its place was found by, even if the
//! file changes meanwhile.
bool PageStream::readStart()
{
    if (!m_file->seek(0))
        return false;
    const QByteArray head = m_file->read(std::min(qint64(m_maxProlog), m_file->size()));
    m_start = head.first(policyPosition(head)) + m_policy;
    return true;
}

qint64 PageStream::readRest(char* data, qint64 maxSize)
{
    if (maxSize == 0)
        return 0;
    const qint64 inFile = m_at - m_policy.size();
    if (m_file->pos() != inFile && !m_file->seek(inFile))
        return -1;
    const qint64 count = m_file->read(data, maxSize);
    if (count <= 0)
        return -1;
    m_at += count;
    return count;
}

qint64 PageStream::writeData(const char*, qint64)
{
    return -1;
}

} // namespace portcullis
