#include "bridge/ws/frames.h"

#include "bridge/ws/ending.h"

#include <QRandomGenerator>
#include <QStringDecoder>
#include <QtEndian>

namespace portcullis::frames {
namespace {

constexpr int finalBit = 0x80;
constexpr qsizetype maskBit = 0x80;
constexpr qsizetype codeBytes = 2;

//! Those of RFC 6455 and the ones registered since then, and the ranges for libraries and
//! applications.
bool maySend(int code)
{
    const bool isReserved
        = code == 1004 || code == close_code::noStatus || code == close_code::abnormal;
    return (code >= 1000 && code <= 1014 && !isReserved) || (code >= 3000 && code <= 4999);
}

} // namespace

QString toUtf16(const QByteArray& utf8)
{
    return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(utf8);
}

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

QByteArray maskedControlFrame(Opcode opcode, QByteArray payload)
{
    QByteArray mask(4, '\0');
    qToBigEndian(QRandomGenerator::system()->generate(), mask.data());
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = char(payload.at(i) ^ mask.at(i % mask.size()));
    return QByteArray(1, char(finalBit | int(opcode))) + char(maskBit | payload.size()) + mask
        + payload;
}

} // namespace portcullis::frames
