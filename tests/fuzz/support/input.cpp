#include "tests/fuzz/support/input.h"

namespace portcullis::fuzz {

Input::Input(const std::uint8_t* data, std::size_t size)
    : m_rest(reinterpret_cast<const char*>(data), qsizetype(size))
{
}

quint8 Input::takeByte()
{
    const QByteArray taken = takeBytes(1);
    return taken.isEmpty() ? quint8(0) : quint8(taken.front());
}

QByteArray Input::takeLine()
{
    return takeUntil('\n');
}

QByteArray Input::takeRecord()
{
    return takeUntil('\x1E');
}

QByteArray Input::takeBytes(qsizetype size)
{
    const QByteArray taken = m_rest.first(qMin(size, m_rest.size()));
    m_rest = m_rest.sliced(taken.size());
    return taken;
}

QByteArray Input::takeRest()
{
    return std::exchange(m_rest, {});
}

QByteArray Input::takeUntil(char end)
{
    const qsizetype found = m_rest.indexOf(end);
    if (found < 0)
        return takeRest();
    const QByteArray taken = takeBytes(found);
    takeBytes(1);
    return taken;
}

} // namespace portcullis::fuzz
