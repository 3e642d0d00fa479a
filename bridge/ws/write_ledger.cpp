#include "bridge/ws/write_ledger.h"

namespace portcullis {
namespace {

//! Small messages share an entry up to this size, which bounds the number of entries.
constexpr qint64 entryWireBytes = 4096;

} // namespace

void WriteLedger::add(qint64 data, qint64 wireBytes)
{
    if (m_entries.empty() || m_entries.back().wireBytes + wireBytes > entryWireBytes)
        m_entries.push_back({0, 0, 0});
    Entry& entry = m_entries.back();
    entry.data += data;
    entry.wireBytes += wireBytes;
    entry.messages += 1;
    m_data += data;
    m_wireBytes += wireBytes;
    m_messages += 1;
}

qint64 WriteLedger::settle(qint64 pendingWireBytes)
{
    const qint64 before = m_data;
    while (!m_entries.empty() && m_wireBytes - m_entries.front().wireBytes >= pendingWireBytes) {
        m_data -= m_entries.front().data;
        m_wireBytes -= m_entries.front().wireBytes;
        m_messages -= m_entries.front().messages;
        m_entries.pop_front();
    }
    return before - m_data;
}

} // namespace portcullis
