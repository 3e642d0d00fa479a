#include "tests/soak/ledger/outages.h"

#include <algorithm>

namespace portcullis::soak {
namespace {

constexpr Time clockStep = 2; // a page's clock is rounded

} // namespace

void Outages::end(Time time)
{
    if (!m_spans.empty() && !m_spans.back().end)
        m_spans.back().end = time;
}

bool Outages::overlap(Time from, Time to) const
{
    return std::any_of(m_spans.rbegin(), m_spans.rend(), [&](const Span& span) {
        return span.begin <= to + clockStep && (!span.end || *span.end >= from - clockStep);
    });
}

} // namespace portcullis::soak
