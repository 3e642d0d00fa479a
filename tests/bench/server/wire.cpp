#include "tests/bench/server/wire.h"

#include <QCryptographicHash>

namespace portcullis::bench {
namespace {

constexpr unsigned char finalBit = 0x80;
constexpr unsigned char maskBit = 0x80;
constexpr unsigned char mask[4] = {0x37, 0xfa, 0x21, 0x3d};

std::string head(Opcode opcode, std::size_t bytes, unsigned char masked)
{
    std::string head(1, char(finalBit | static_cast<unsigned char>(opcode)));
    const auto append = [&head, bytes](int count) {
        while (count-- > 0)
            head += char((bytes >> (8 * count)) & 0xff);
    };
    if (bytes < 126) {
        head += char(masked | bytes);
    } else if (bytes <= 0xffff) {
        head += char(masked | 126);
        append(2);
    } else {
        head += char(masked | 127);
        append(8);
    }
    return head;
}

} // namespace

std::string serverFrame(Opcode opcode, std::string_view payload)
{
    return head(opcode, payload.size(), 0).append(payload);
}

std::string clientFrame(Opcode opcode, std::string_view payload)
{
    std::string frame = head(opcode, payload.size(), maskBit);
    frame.append(mask, mask + 4);
    const std::size_t start = frame.size();
    frame.append(payload);
    applyMask(frame.data() + start, payload.size(), mask, 0);
    return frame;
}

std::string acceptKey(std::string_view key)
{
    const std::string text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha1)
        .toBase64()
        .toStdString();
}

void applyMask(char* bytes, std::size_t count, const unsigned char* key, std::size_t offset)
{
    for (std::size_t i = 0; i < count; ++i)
        bytes[i] = char(static_cast<unsigned char>(bytes[i]) ^ key[(offset + i) % 4]);
}

} // namespace portcullis::bench
