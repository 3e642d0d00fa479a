#include "bridge/hosts/percent_encoding.h"

#include <QByteArray>

#include <string_view>

namespace portcullis {
namespace {

std::string_view extrasOf(EncodeSet set)
{
    switch (set) {
    case EncodeSet::Fragment:
        return " \"<>`";
    case EncodeSet::Query:
        return " \"#<>'";
    case EncodeSet::Path:
        return " \"#<>?`{}^";
    case EncodeSet::UserInfo:
        return " \"#<>?`{}^/:;=@[\\]|";
    }
    Q_UNREACHABLE();
}

//! The byte that \a text begins with the encoding of.
std::optional<char> encodedByte(QByteArrayView text)
{
    if (text.size() < 3 || text[0] != '%')
        return std::nullopt;
    const std::optional<int> high = hexDigitValue(text[1]);
    const std::optional<int> low = hexDigitValue(text[2]);
    return high && low ? std::optional(char(*high << 4 | *low)) : std::nullopt;
}

} // namespace

QByteArray percentEncoded(QByteArrayView text, EncodeSet set)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    const std::string_view extras = extrasOf(set);
    QByteArray encoded;
    for (const char c : text) {
        const auto byte = quint8(c);
        if (byte > 0x1F && byte < 0x7F && extras.find(c) == std::string_view::npos)
            encoded += c;
        else
            encoded.append('%').append(digits[byte >> 4]).append(digits[byte & 0xF]);
    }
    return encoded;
}

QByteArray percentDecoded(QByteArrayView text)
{
    QByteArray decoded;
    while (!text.isEmpty()) {
        const std::optional<char> byte = encodedByte(text);
        decoded += byte.value_or(text.front());
        text = text.sliced(byte ? 3 : 1);
    }
    return decoded;
}

std::optional<int> hexDigitValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? std::optional(lower - 'a' + 10) : std::nullopt;
}

} // namespace portcullis
