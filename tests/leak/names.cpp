#include "tests/leak/names.h"

#include <QStringList>

namespace portcullis::leak {
namespace {

constexpr char suffix[] = ".leak.test";
constexpr qsizetype headSize = 12;

//! Where the name of a question ends, with its terminating zero.
qsizetype endOfName(const QByteArray& question)
{
    qsizetype at = headSize;
    while (at < question.size() && question.at(at) > 0)
        at += question.at(at) + 1;
    return at + 1;
}

} // namespace

QString nameOfVector(const QString& name)
{
    return name + QLatin1String(suffix);
}

QString vectorOfName(const QString& name)
{
    const QString lower = name.toLower();
    if (!lower.endsWith(QLatin1String(suffix)))
        return {};
    return lower.chopped(qsizetype(sizeof suffix) - 1).section(u'.', -1);
}

QString askedName(const QByteArray& question)
{
    QStringList labels;
    for (qsizetype at = headSize; at < question.size() && question.at(at) > 0;
         at += question.at(at) + 1)
        labels << QString::fromLatin1(question.mid(at + 1, question.at(at)));
    return labels.join(u'.');
}

QByteArray answerTo(const QByteArray& question)
{
    const qsizetype end = endOfName(question);
    if (question.size() < end + 4)
        return {};
    const bool asksForAddress = question.mid(end, 4) == QByteArray("\0\1\0\1", 4);
    const QByteArray counts(asksForAddress ? "\0\1\0\1\0\0\0\0" : "\0\1\0\0\0\0\0\0", 8);
    QByteArray answer = question.left(2) + QByteArray("\x81\x80", 2) + counts
        + question.mid(headSize, end + 4 - headSize);
    if (asksForAddress)
        answer += QByteArray("\xc0\x0c\0\1\0\1\0\0\0\0\0\4\x7f\0\0\1", 16);
    return answer;
}

} // namespace portcullis::leak
