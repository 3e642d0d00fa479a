#include "bridge/ws/frames.h"

#include "bridge/ws/ending.h"

#include <QRandomGenerator>
#include <QStringDecoder>
#include <QtEndian>

#include <array>

namespace portcullis::frames {
namespace {

constexpr int finalBit = 0x80;
constexpr qsizetype maskBit = 0x80;
constexpr qsizetype codeBytes = 2;
constexpr qsizetype shortLength = 125;
constexpr qsizetype twoByteLength = 0xFFFF;

//! Those of RFC 6455 and the ones registered since then, and the ranges for libraries and
//! applications.
bool maySend(int code)
{
    const bool isReserved
        = code == 1004 || code == close_code::noStatus || code == close_code::abnormal;
    return (code >= 1000 && code <= 1014 && !isReserved) || (code >= 3000 && code <= 4999);
}

//! Keeps a byte order mark at the beginning, which QString::fromUtf8() drops.
QString toUtf16(const QByteArray& utf8)
{
    return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(utf8);
}

using Mask = std::array<char, 4>;

//! Not to be foreseen by whoever chooses the payload (section 10.3).
Mask newMask()
{
    Mask mask;
    qToBigEndian(QRandomGenerator::system()->generate(), mask.data());
    return mask;
}

qsizetype headerBytes(qsizetype length)
{
    return length <= shortLength ? 2 : length <= twoByteLength ? 4 : 10;
}

//! The second byte of the header, and the length if it needs more.
void writeLength(char* target, qsizetype length)
{
    if (length <= shortLength) {
        target[0] = char(maskBit | length);
    } else if (length <= twoByteLength) {
        target[0] = char(maskBit | 126);
        qToBigEndian(quint16(length), target + 1);
    } else {
        target[0] = char(maskBit | 127);
        qToBigEndian(quint64(length), target + 1);
    }
}

//! Eight bytes at a time, since large messages pass here.
void copyMasked(const QByteArray& payload, const Mask& mask, char* target)
{
    quint64 wide = 0;
    for (size_t i = 0; i < sizeof wide; ++i)
        reinterpret_cast<char*>(&wide)[i] = mask[i % mask.size()];
    const char* const source = payload.constData();
    qsizetype done = 0;
    for (; done + qsizetype(sizeof wide) <= payload.size(); done += sizeof wide) {
        const auto masked = qFromUnaligned<quint64>(source + done) ^ wide;
        qToUnaligned(masked, target + done);
    }
    for (; done < payload.size(); ++done)
        target[done] = char(source[done] ^ mask[size_t(done) % mask.size()]);
}

} // namespace

std::optional<Close> readClosePayload(const QByteArray& payload)
{
    if (payload.isEmpty())
        return Close{close_code::noStatus, {}};
    if (payload.size() < codeBytes)
        return std::nullopt;
    const int code = qFromBigEndian<quint16>(payload.constData());
    const QByteArray reason = payload.mid(codeBytes);
    if (!maySend(code) || !reason.isValidUtf8())
        return std::nullopt;
    return Close{code, toUtf16(reason)};
}

QByteArray closePayload(std::optional<int> code, const QString& reason)
{
    if (!code)
        return {};
    QByteArray payload(codeBytes, '\0');
    qToBigEndian(quint16(*code), payload.data());
    return payload + reason.toUtf8();
}

QByteArray maskedFrame(Opcode opcode, const QByteArray& payload)
{
    const Mask mask = newMask();
    QByteArray frame(
        headerBytes(payload.size()) + qsizetype(mask.size()) + payload.size(), Qt::Uninitialized);
    char* const header = frame.data();
    header[0] = char(finalBit | int(opcode));
    writeLength(header + 1, payload.size());
    char* const body = header + headerBytes(payload.size());
    std::copy(mask.begin(), mask.end(), body);
    copyMasked(payload, mask, body + mask.size());
    return frame;
}

} // namespace portcullis::frames
