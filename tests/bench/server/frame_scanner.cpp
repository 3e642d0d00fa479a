#include "tests/bench/server/frame_scanner.h"

#include <algorithm>

namespace portcullis::bench {

bool FrameScanner::feed(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (m_inPayload)
            takePayload(bytes);
        else if (!takeHead(bytes))
            return false;
    }
    return true;
}

bool FrameScanner::takeHead(std::string_view& bytes)
{
    while (!bytes.empty() && m_headBytes < headSize()) {
        m_head[m_headBytes++] = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
    }
    return m_headBytes < headSize() || parseHead();
}

//! As much as is known of it: the second byte says how long it is.
std::size_t FrameScanner::headSize() const
{
    if (m_headBytes < 2)
        return 2;
    const int length = m_head[1] & 0x7f;
    constexpr std::size_t maskBytes = 4;
    if (length < 126)
        return 2 + maskBytes;
    return length == 126 ? 4 + maskBytes : 10 + maskBytes;
}

bool FrameScanner::parseHead()
{
    const bool isMasked = (m_head[1] & 0x80) != 0;
    const bool hasReservedBits = (m_head[0] & 0x70) != 0;
    if (!isMasked || hasReservedBits)
        return false;
    m_frameBytes = m_head[1] & 0x7f;
    if (m_frameBytes >= 126) {
        const std::size_t end = m_headBytes - 4;
        m_frameBytes = 0;
        for (std::size_t i = 2; i < end; ++i)
            m_frameBytes = m_frameBytes << 8 | m_head[i];
    }
    const auto opcode = Opcode(m_head[0] & 0x0f);
    m_isControl = opcode >= Opcode::Close;
    if (opcode != Opcode::Continuation)
        current().opcode = opcode;
    m_done = 0;
    m_inPayload = true;
    if (m_frameBytes == 0)
        finishFrame();
    return true;
}

void FrameScanner::takePayload(std::string_view& bytes)
{
    const std::size_t taken = std::min<std::uint64_t>(bytes.size(), m_frameBytes - m_done);
    Message& message = current();
    if (message.payload.size() < m_kept) {
        const std::size_t start = message.payload.size();
        message.payload.append(bytes.substr(0, std::min(taken, m_kept - start)));
        applyMask(message.payload.data() + start, message.payload.size() - start,
            m_head.data() + m_headBytes - 4, m_done);
    }
    bytes.remove_prefix(taken);
    m_done += taken;
    if (m_done == m_frameBytes)
        finishFrame();
}

void FrameScanner::finishFrame()
{
    const bool isFinal = (m_head[0] & 0x80) != 0;
    current().bytes += m_frameBytes;
    m_inPayload = false;
    m_headBytes = 0;
    if (!isFinal)
        return;
    m_handler(current());
    current().bytes = 0;
    current().payload.clear();
}

} // namespace portcullis::bench
