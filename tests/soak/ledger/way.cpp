#include "tests/soak/ledger/way.h"

namespace portcullis::soak {
namespace {

//! More than a page ever sends on one connection; a wrong number must not fill the memory.
constexpr qint64 maxNumber = 10'000;

} // namespace

Fates& Fates::operator+=(const Fates& other)
{
    sent += other.sent;
    delivered += other.delivered;
    refused += other.refused;
    closed += other.closed;
    lost += other.lost;
    return *this;
}

const char* Way::send(qint64 number, Size size)
{
    if (number != m_sent + 1)
        return "was sent out of turn";
    m_sent = number;
    if (size == Size::TooLarge)
        m_tooLarge.insert(number);
    return nullptr;
}

const char* Way::receive(qint64 number)
{
    if (number < 1 || number > maxNumber)
        return "has no number";
    if (number <= m_last)
        return m_skipped.erase(number) > 0 ? "arrived after a later one" : "arrived twice";
    for (qint64 skipped = m_last + 1; skipped < number; ++skipped)
        m_skipped.insert(skipped);
    m_last = number;
    return nullptr;
}

const char* Way::refuse(qint64 number)
{
    if (number < 1 || number > m_sent)
        return "was refused and never sent";
    return m_refused.insert(number).second ? nullptr : "was refused twice";
}

bool Way::isDelivered(qint64 number) const
{
    return number <= m_last && m_skipped.count(number) == 0;
}

//! Whether the connection may have ended before anybody could say what became of it: what arrives
//! does so in order, and refusals are told in order.
bool Way::mayBeUntold(qint64 number) const
{
    if (m_tooLarge.count(number) > 0)
        return m_refused.empty() || number > *m_refused.rbegin();
    return number > m_last;
}

Fates Way::settle(bool isComplete, QStringList& problems) const
{
    Fates fates;
    fates.sent = m_sent;
    const auto complain = [&problems](qint64 number, const char* what) {
        problems << QStringLiteral("message %1 %2").arg(number).arg(QLatin1String(what));
    };
    for (qint64 number = 1; number <= m_sent; ++number) {
        const bool isRefused = m_refused.count(number) > 0;
        if (isRefused && isDelivered(number))
            complain(number, "was refused and delivered");
        if (isDelivered(number) && m_tooLarge.count(number) > 0)
            complain(number, "was too large and was delivered");
        if (isDelivered(number)) {
            ++fates.delivered;
        } else if (isRefused) {
            ++fates.refused;
        } else if (mayBeUntold(number) && !isComplete) {
            ++fates.closed;
        } else {
            ++fates.lost;
            complain(number, "was lost");
        }
    }
    if (m_last > m_sent)
        complain(m_last, "arrived and was never sent");
    return fates;
}

} // namespace portcullis::soak
