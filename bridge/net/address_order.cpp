#include "bridge/net/address_order.h"

namespace portcullis {

QList<QHostAddress> orderOfAttempts(
    const QList<QHostAddress>& addresses, const QHostAddress& preferred)
{
    QList<QHostAddress> families[2];
    for (const QHostAddress& address : addresses) {
        auto& family = families[address.protocol() == addresses.first().protocol() ? 0 : 1];
        if (!family.contains(address))
            family << address;
    }
    QList<QHostAddress> ordered;
    for (qsizetype i = 0; i < qMax(families[0].size(), families[1].size()); ++i) {
        for (const auto& family : families) {
            if (i < family.size())
                ordered << family[i];
        }
    }
    if (const qsizetype place = ordered.indexOf(preferred); place > 0)
        ordered.move(place, 0);
    return ordered;
}

} // namespace portcullis
