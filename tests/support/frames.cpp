#include "tests/support/frames.h"

#include <QtEndian>

namespace portcullis::test {

QByteArray frameHeader(quint8 firstByte, quint64 length)
{
    QByteArray header(1, char(firstByte));
    if (length < 126)
        return header + char(length);
    const bool isShort = length <= 0xFFFF;
    QByteArray extended(isShort ? 2 : 8, '\0');
    if (isShort)
        qToBigEndian(quint16(length), extended.data());
    else
        qToBigEndian(length, extended.data());
    return header + char(isShort ? 126 : 127) + extended;
}

QByteArray frame(quint8 firstByte, const QByteArray& payload)
{
    return frameHeader(firstByte, quint64(payload.size())) + payload;
}

QByteArray maskedFrame(quint8 firstByte, const QByteArray& payload)
{
    const QByteArray mask = "\x01\x02\x03\x04";
    QByteArray masked = payload;
    for (qsizetype i = 0; i < masked.size(); ++i)
        masked[i] = char(masked.at(i) ^ mask.at(i % 4));
    QByteArray header = frameHeader(firstByte, quint64(payload.size()));
    header[1] = char(header.at(1) | 0x80);
    return header + mask + masked;
}

QByteArray closeFrame(int code, const QByteArray& reason)
{
    QByteArray payload(2, '\0');
    qToBigEndian(quint16(code), payload.data());
    return frame(first::close, payload + reason);
}

int closeCodeIn(const QByteArray& sent)
{
    if (sent.size() < 8 || quint8(sent.at(0)) != first::close)
        return 0;
    const auto byte = [&](qsizetype i) { return quint8(sent.at(i)); };
    return ((byte(6) ^ byte(2)) << 8) | (byte(7) ^ byte(3));
}

QByteArray unmasked(const QByteArray& sent)
{
    constexpr qsizetype headerBytes = 6;
    QByteArray payload = sent.mid(headerBytes);
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = char(payload.at(i) ^ sent.at(2 + i % 4));
    return payload;
}

} // namespace portcullis::test
