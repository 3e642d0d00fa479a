#include "tests/support/dns.h"

#include <QStringList>
#include <QtEndian>

namespace portcullis::test {
namespace {

constexpr qsizetype headSize = 12;
constexpr char typeA[] = "\0\1\0\1";
constexpr char typeAaaa[] = "\0\34\0\1";
constexpr qsizetype typeSize = 4; // with the class

//! Where the name of a question ends, with its terminating zero.
qsizetype endOfName(const QByteArray& question)
{
    qsizetype at = headSize;
    while (at < question.size() && question.at(at) > 0)
        at += question.at(at) + 1;
    return at + 1;
}

QByteArray bytesOf(const QHostAddress& address)
{
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        return QByteArray(reinterpret_cast<const char*>(bytes.c), sizeof bytes.c);
    }
    const quint32 bytes = qToBigEndian(address.toIPv4Address());
    return QByteArray(reinterpret_cast<const char*>(&bytes), sizeof bytes);
}

QByteArray recordOf(const QHostAddress& address)
{
    const QByteArray bytes = bytesOf(address);
    const bool isIPv4 = bytes.size() == sizeof(quint32);
    const QByteArray nameOfQuestion("\xc0\x0c", 2);
    return nameOfQuestion + QByteArray(isIPv4 ? typeA : typeAaaa, typeSize)
        + QByteArray("\0\0\0\0\0", 5) + char(bytes.size()) + bytes;
}

} // namespace

QString askedName(const QByteArray& question)
{
    QStringList labels;
    for (qsizetype at = headSize; at < question.size() && question.at(at) > 0;
         at += question.at(at) + 1)
        labels << QString::fromLatin1(question.mid(at + 1, question.at(at)));
    return labels.join(u'.');
}

bool asksForIPv4(const QByteArray& question)
{
    return question.mid(endOfName(question), typeSize) == QByteArray(typeA, typeSize);
}

QByteArray answerTo(const QByteArray& question, const QList<QHostAddress>& addresses)
{
    const qsizetype end = endOfName(question);
    if (question.size() < end + typeSize)
        return {};
    const QByteArray type = question.mid(end, typeSize);
    QByteArray records;
    char count = 0;
    for (const QHostAddress& address : addresses) {
        const QByteArray record = recordOf(address);
        if (record.mid(2, typeSize) == type) {
            records += record;
            ++count;
        }
    }
    return question.left(2) + QByteArray("\x81\x80\0\1\0", 5) + count + QByteArray("\0\0\0\0", 4)
        + question.mid(headSize, end + typeSize - headSize) + records;
}

} // namespace portcullis::test
