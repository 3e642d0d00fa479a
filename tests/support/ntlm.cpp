#include "tests/support/ntlm.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QtEndian>

namespace portcullis::test::ntlm {
namespace {

const QByteArray signature("NTLMSSP\0", 8);
const QByteArray serverChallenge = QByteArray::fromHex("0123456789abcdef");

QByteArray messageIn(const QByteArray& credentials)
{
    return QByteArray::fromBase64(credentials.mid(qsizetype(qstrlen("NTLM "))));
}

template <typename Number> QByteArray number(Number value)
{
    QByteArray bytes(sizeof value, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray utf16(const QString& text)
{
    QByteArray bytes;
    for (const QChar c : text)
        bytes += number<quint16>(c.unicode());
    return bytes;
}

//! Length, room and offset ([MS-NLMP], section 2.2.1).
QByteArray field(const QByteArray& message, qsizetype at)
{
    if (at + 8 > message.size())
        return {};
    const auto* const data = message.constData() + at;
    return message.mid(qFromLittleEndian<quint32>(data + 4), qFromLittleEndian<quint16>(data));
}

QByteArray hmac(const QByteArray& key, const QByteArray& text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Md5);
}

} // namespace

int messageType(const QByteArray& credentials)
{
    const QByteArray message = messageIn(credentials);
    const bool isMessage
        = credentials.startsWith("NTLM ") && message.startsWith(signature) && message.size() >= 12;
    return isMessage ? int(qFromLittleEndian<quint32>(message.constData() + 8)) : 0;
}

//! With a target's name and information (section 2.2.1.2).
QByteArray challenge()
{
    constexpr quint32 headSize = 48;
    constexpr quint32 flags = 0x00898205; // Unicode, target, NTLM, extended security, information
    const QByteArray target = utf16(QStringLiteral("CORP"));
    const QByteArray information
        = number<quint16>(2) + number(quint16(target.size())) + target + number<quint32>(0);
    const auto sized = [](const QByteArray& text, quint32 offset) {
        return number(quint16(text.size())) + number(quint16(text.size())) + number(offset);
    };
    const QByteArray message = signature + number<quint32>(2) + sized(target, headSize)
        + number(flags) + serverChallenge + QByteArray(8, '\0')
        + sized(information, headSize + quint32(target.size())) + target + information;
    return "NTLM " + message.toBase64();
}

//! Section 3.3.2.
bool isRight(const QByteArray& credentials, const QString& user, const QString& password)
{
    constexpr qsizetype proofSize = 16;
    const QByteArray message = messageIn(credentials);
    const QByteArray response = field(message, 20);
    const QByteArray domain = field(message, 28);
    const QByteArray name = field(message, 36);
    const QByteArray hash = QCryptographicHash::hash(utf16(password), QCryptographicHash::Md4);
    const QByteArray key = hmac(hash, utf16(user.toUpper()) + domain);
    return name == utf16(user) && response.size() > proofSize
        && response.left(proofSize) == hmac(key, serverChallenge + response.mid(proofSize));
}

} // namespace portcullis::test::ntlm
