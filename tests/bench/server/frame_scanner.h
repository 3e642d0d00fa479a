#pragma once

#include "tests/bench/server/wire.h"

#include <array>
#include <functional>

namespace portcullis::bench {

//! One message of a client.
struct Message {
    Opcode opcode = Opcode::Text;
    std::uint64_t bytes = 0; //!< Of the whole payload.
    std::string payload; //!< Unmasked; cut after what the scanner was told to keep.
};

//! \brief Finds the messages in what a client sends, and skips most of their payload: a server that
//! unmasked every byte would measure itself.
class FrameScanner {
public:
    using Handler = std::function<void(const Message&)>;

    explicit FrameScanner(Handler handler) : m_handler(std::move(handler)) { }

    //! How many bytes of the payload of each message from now on are kept.
    void setKept(std::size_t bytes) { m_kept = bytes; }

    //! Calls the handler for each message that ends in \a bytes. False if a client may not send it.
    bool feed(std::string_view bytes);

private:
    bool takeHead(std::string_view& bytes);
    std::size_t headSize() const;
    bool parseHead();
    void takePayload(std::string_view& bytes);
    void finishFrame();
    Message& current() { return m_isControl ? m_control : m_data; }

    Handler m_handler;
    std::size_t m_kept = 0;
    std::array<unsigned char, 14> m_head{};
    std::size_t m_headBytes = 0;
    bool m_inPayload = false;
    bool m_isControl = false;
    std::uint64_t m_frameBytes = 0;
    std::uint64_t m_done = 0; // of the frame's payload
    Message m_data;
    Message m_control;
};

} // namespace portcullis::bench
