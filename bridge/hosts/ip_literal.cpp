#include "bridge/hosts/ip_literal.h"

#include "bridge/hosts/percent_encoding.h"

#include <QByteArray>
#include <QList>

#include <algorithm>
#include <vector>

namespace portcullis {
namespace {

constexpr quint64 maxIpv4 = 0xFFFFFFFF;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return hexDigitValue(c).has_value();
}

//! Without the empty part behind a final dot.
QList<QByteArray> partsOf(QByteArrayView name)
{
    QList<QByteArray> parts = name.toByteArray().split('.');
    if (parts.size() > 1 && parts.back().isEmpty())
        parts.removeLast();
    return parts;
}

//! One part of an IPv4 address; what is above any address is maxIpv4 + 1.
std::optional<quint64> ipv4Number(QByteArrayView text)
{
    if (text.isEmpty())
        return std::nullopt;
    int base = 10;
    if (text.size() >= 2 && text[0] == '0') {
        base = (text[1] | 0x20) == 'x' ? 16 : 8;
        text = text.sliced(base == 16 ? 2 : 1);
    }
    quint64 number = 0;
    for (const char c : text) {
        const std::optional<int> digit = hexDigitValue(c);
        if (!digit || *digit >= base)
            return std::nullopt;
        number = std::min(number * quint64(base) + quint64(*digit), maxIpv4 + 1);
    }
    return number;
}

//! The last part of an IPv6 address as IPv4, which has one notation only here.
std::optional<quint32> embeddedIpv4(const QByteArray& text)
{
    const QList<QByteArray> parts = text.split('.');
    if (parts.size() != 4)
        return std::nullopt;
    quint32 address = 0;
    for (const QByteArray& part : parts) {
        const bool isNumber
            = !part.isEmpty() && part.size() <= 3 && std::all_of(part.begin(), part.end(), isDigit);
        if (!isNumber || (part.size() > 1 && part[0] == '0') || part.toInt() > 255)
            return std::nullopt;
        address = address << 8 | part.toUInt();
    }
    return address;
}

using Pieces = std::vector<quint16>;

//! What stands on one side of `::`; \a isLast if the address ends with it.
std::optional<Pieces> ipv6Side(QByteArrayView text, bool isLast)
{
    Pieces pieces;
    if (text.isEmpty())
        return pieces;
    const QList<QByteArray> parts = text.toByteArray().split(':');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QByteArray& part = parts[i];
        if (isLast && i == parts.size() - 1 && part.contains('.')) {
            const std::optional<quint32> ipv4 = embeddedIpv4(part);
            if (!ipv4)
                return std::nullopt;
            pieces.insert(pieces.end(), {quint16(*ipv4 >> 16), quint16(*ipv4)});
            continue;
        }
        if (part.isEmpty() || part.size() > 4 || !std::all_of(part.begin(), part.end(), isHexDigit))
            return std::nullopt;
        pieces.push_back(part.toUShort(nullptr, 16));
    }
    return pieces;
}

struct Run {
    size_t begin = 0;
    size_t size = 0;
};

//! The zeros to leave out; none if there are no two in a row.
Run longestZeros(const Ipv6Pieces& pieces)
{
    Run longest;
    Run current;
    for (size_t i = 0; i < pieces.size(); ++i) {
        current = pieces[i] != 0 ? Run{i + 1, 0} : Run{current.begin, current.size + 1};
        if (current.size > longest.size)
            longest = current;
    }
    return longest.size > 1 ? longest : Run{pieces.size(), 0};
}

QByteArray joined(const quint16* begin, const quint16* end)
{
    QByteArrayList texts;
    std::transform(begin, end, std::back_inserter(texts),
        [](quint16 piece) { return QByteArray::number(piece, 16); });
    return texts.join(':');
}

} // namespace

bool endsInANumber(QByteArrayView name)
{
    const QByteArray last = partsOf(name).back();
    return ipv4Number(last) || (!last.isEmpty() && std::all_of(last.begin(), last.end(), isDigit));
}

std::optional<quint32> parseIpv4(QByteArrayView text)
{
    const QList<QByteArray> parts = partsOf(text);
    if (parts.size() > 4)
        return std::nullopt;
    quint64 address = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const std::optional<quint64> number = ipv4Number(parts[i]);
        // The last part stands for all the bytes that are left.
        const bool isLast = i == parts.size() - 1;
        const int bits = isLast ? 8 * (5 - int(parts.size())) : 8;
        if (!number || *number >> bits != 0)
            return std::nullopt;
        address = address << bits | *number;
    }
    return quint32(address);
}

QByteArray serializedIpv4(quint32 address)
{
    QByteArrayList parts;
    for (int shift = 24; shift >= 0; shift -= 8)
        parts << QByteArray::number(address >> shift & 0xFF);
    return parts.join('.');
}

std::optional<Ipv6Pieces> parseIpv6(QByteArrayView text)
{
    const qsizetype gap = text.indexOf("::");
    const bool hasGap = gap >= 0;
    const auto front = ipv6Side(hasGap ? text.first(gap) : text, !hasGap);
    const auto back = hasGap ? ipv6Side(text.sliced(gap + 2), true) : Pieces();
    Ipv6Pieces pieces{};
    // The gap stands for one piece at least.
    if (!front || !back || front->size() + back->size() > pieces.size() - (hasGap ? 1 : 0)
        || (!hasGap && front->size() != pieces.size()))
        return std::nullopt;
    std::copy(front->begin(), front->end(), pieces.begin());
    std::copy_backward(back->begin(), back->end(), pieces.end());
    return pieces;
}

QByteArray serializedIpv6(const Ipv6Pieces& pieces)
{
    const Run zeros = longestZeros(pieces);
    const quint16* const begin = pieces.data();
    QByteArray front = joined(begin, begin + zeros.begin);
    if (zeros.size == 0)
        return front;
    return front + "::" + joined(begin + zeros.begin + zeros.size, begin + pieces.size());
}

} // namespace portcullis
