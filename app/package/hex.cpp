#include "app/package/hex.h"

#include <algorithm>

namespace portcullis {
namespace {

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

QByteArray bytesFromHex(const QByteArray& digits, qsizetype size)
{
    const bool isHex
        = digits.size() == 2 * size && std::all_of(digits.begin(), digits.end(), isHexDigit);
    return isHex ? QByteArray::fromHex(digits) : QByteArray();
}

} // namespace portcullis
