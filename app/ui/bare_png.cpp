#include "app/ui/bare_png.h"

#include <QtEndian>

namespace portcullis {

QByteArray barePng(const QByteArray& png)
{
    constexpr QByteArrayView signature("\x89PNG\r\n\x1A\n");
    constexpr qsizetype around = 12; // length, type and checksum of a chunk
    if (!png.startsWith(signature))
        return {};
    QByteArray bare = signature.toByteArray();
    for (qsizetype at = signature.size(); png.size() - at >= around;) {
        const qsizetype size = around + qFromBigEndian<quint32>(png.constData() + at);
        if (size > png.size() - at)
            return {};
        const QByteArrayView type = QByteArrayView(png).sliced(at + 4, 4);
        const bool isCritical = type.front() >= 'A' && type.front() <= 'Z';
        if (isCritical || type == QByteArrayView("tRNS"))
            bare += QByteArrayView(png).sliced(at, size);
        if (type == QByteArrayView("IEND"))
            return bare;
        at += size;
    }
    return {};
}

} // namespace portcullis
