#include "bridge/protocol/packet_reader.h"

#include "bridge/core/limits.h"

#include <QStringEncoder>

namespace portcullis::packets {
namespace {

//! A lone surrogate becomes U+FFFD, as in what a browser sends.
QByteArray toUtf8(QStringView text)
{
    if (text.isValidUtf16())
        return text.toUtf8();
    // With a state, it would keep the last one for a text to come.
    return QStringEncoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless)(text);
}

//! One packet as far as it has been read.
class Reader {
public:
    explicit Reader(QStringView packet) : m_bar(packet.indexOf(u'|'))
    {
        if (m_bar < 0)
            return;
        m_head = packet.first(m_bar);
        m_payload = packet.sliced(m_bar + 1);
    }

    //! False if it is not as described.
    bool readAll()
    {
        if (m_bar < 0)
            return false;
        int entries = 0;
        for (const QStringView entry : m_head.tokenize(u';')) {
            if (++entries > limits::maxPacketEntries || !readEntry(entry))
                return false;
        }
        return m_payload.isEmpty() && !m_request;
    }

    std::vector<Item> takeItems() { return std::move(m_items); }

private:
    bool readEntry(QStringView entry)
    {
        if (entry.isEmpty())
            return false;
        bool isNumber = false;
        const qint64 number = entry.sliced(1).toLongLong(&isNumber);
        if (!isNumber || number < 0)
            return false;
        const char16_t kind = entry.front().unicode();
        if (m_request && kind != u't' && kind != u'b')
            return false;
        switch (kind) {
        case 'a':
            m_items.emplace_back(Acknowledgement{number});
            return true;
        case 'o':
            m_items.emplace_back(Restart{number});
            return true;
        case 'j':
            return readRequest(number, false);
        case 'r':
            return readRequest(number, true);
        case 's':
            return readTarget(number);
        case 't':
            return readText(number);
        case 'b':
            return readBytes(number);
        default:
            return false;
        }
    }

    bool readRequest(qint64 units, bool hasData)
    {
        const auto text = take(units);
        if (!text)
            return false;
        RequestText request{toUtf8(*text), std::nullopt};
        if (hasData)
            m_request = std::move(request);
        else
            m_items.emplace_back(std::move(request));
        return true;
    }

    bool readTarget(qint64 units)
    {
        const auto text = take(units);
        if (!text)
            return false;
        m_target = text->toString();
        return true;
    }

    bool readText(qint64 units)
    {
        const auto text = take(units);
        return text && addData({false, toUtf8(*text)});
    }

    bool readBytes(qint64 bytes)
    {
        const auto text = take(bytes / 2 + bytes % 2);
        return text
            && addData(
                {true, QByteArray(reinterpret_cast<const char*>(text->utf16()), qsizetype(bytes))});
    }

    bool addData(Message message)
    {
        if (m_request) {
            m_request->data = std::move(message);
            m_items.emplace_back(*std::exchange(m_request, std::nullopt));
            return true;
        }
        if (!m_target)
            return false;
        m_items.emplace_back(Send{*m_target, std::move(message)});
        return true;
    }

    std::optional<QStringView> take(qint64 units)
    {
        if (units > m_payload.size())
            return std::nullopt;
        const QStringView taken = m_payload.first(units);
        m_payload = m_payload.sliced(units);
        return taken;
    }

    qsizetype m_bar;
    QStringView m_head;
    QStringView m_payload; // that is not read yet
    std::optional<QString> m_target;
    std::optional<RequestText> m_request; // that waits for its data
    std::vector<Item> m_items;
};

} // namespace

Answer<std::vector<Item>> read(QStringView packet)
{
    Reader reader(packet);
    if (!reader.readAll())
        return Error{ErrorCode::InvalidRequest, QStringLiteral("a packet is malformed")};
    return reader.takeItems();
}

} // namespace portcullis::packets
