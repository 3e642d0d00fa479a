#include "app/package/public_key.h"

#include "app/package/hex.h"
#include "app/package/sha256.h"

#include <QStringList>

namespace portcullis {
namespace {

constexpr qsizetype fingerprintBytes = 16;
constexpr qsizetype groupDigits = 4;

} // namespace

std::optional<PublicKey> PublicKey::fromBytes(const QByteArray& bytes)
{
    return bytes.size() == size ? std::optional(PublicKey(bytes)) : std::nullopt;
}

std::optional<PublicKey> PublicKey::fromText(const QString& text)
{
    return fromBytes(bytesFromHex(text.toLatin1(), size));
}

QString PublicKey::toText() const
{
    return QString::fromLatin1(m_bytes.toHex());
}

QString PublicKey::fingerprint() const
{
    const auto digits = QString::fromLatin1(Sha256::of(m_bytes).left(fingerprintBytes).toHex());
    QStringList groups;
    for (qsizetype i = 0; i < digits.size(); i += groupDigits)
        groups << digits.mid(i, groupDigits);
    return groups.join(u'-');
}

} // namespace portcullis
