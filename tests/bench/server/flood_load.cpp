#include "tests/bench/server/loads.h"

namespace portcullis::bench {
namespace {

//! Written at once: a system call for each message would measure the server.
constexpr std::size_t blockBytes = std::size_t{256} * 1024;
//! Blocks in a row before other connections have their turn.
constexpr int blocksInARow = 4;

std::string makeBlock(const LoadParams& params)
{
    const Opcode opcode = params.kind == Kind::Text ? Opcode::Text : Opcode::Binary;
    std::string block;
    for (std::size_t number = 0; block.size() < blockBytes || number < 2; ++number)
        block += serverFrame(opcode, payload(params.kind, number, params.bytes));
    return block;
}

} // namespace

FloodLoad::FloodLoad(Peer& peer, Scoreboard& scoreboard, const LoadParams& params)
    : m_peer(peer), m_scoreboard(scoreboard), m_params(params), m_block(makeBlock(params)),
      m_frameBytes(serverFrame(Opcode::Binary, std::string(params.bytes, '\0')).size())
{
    m_peer.setKept(64);
}

void FloodLoad::roomy()
{
    for (int i = 0; i < blocksInARow; ++i) {
        const bool isOver = secondsBetween(m_start, Clock::now()) >= m_params.seconds;
        const std::size_t inFrame = m_sent % m_frameBytes;
        if (isOver && inFrame == 0) {
            finish();
            return;
        }
        const std::size_t offset = m_sent % m_block.size();
        const std::size_t most = isOver ? m_frameBytes - inFrame : m_block.size() - offset;
        const std::size_t written = m_peer.write(std::string_view(m_block).substr(offset, most));
        if (written == 0)
            return;
        m_sent += written;
    }
}

void FloodLoad::finish()
{
    m_peer.wantRoom(false);
    m_peer.send(Opcode::Text, "end");
}

void FloodLoad::received(const Message& message)
{
    if (message.payload == "begin")
        begin();
    else
        confirm();
}

void FloodLoad::begin()
{
    m_start = Clock::now();
    // The page cannot know otherwise which message repeats which.
    m_peer.send(Opcode::Text, "begin " + std::to_string(m_block.size() / m_frameBytes));
    m_peer.wantRoom(true);
}

//! The page has worked through all of it.
void FloodLoad::confirm()
{
    const std::uint64_t count = m_sent / m_frameBytes;
    m_scoreboard.measured[m_params.run]["receive"] = {{"count", count},
        {"bytes", count * m_params.bytes}, {"seconds", secondsBetween(m_start, Clock::now())}};
    m_peer.send(Opcode::Text, "end");
}

} // namespace portcullis::bench
