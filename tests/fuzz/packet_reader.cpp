//! What a packet holds is no more than what came, and comes back the same when it is written again,
//! as uplink.ts writes it.
#include "bridge/protocol/packet_reader.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"

#include <cstring>

using namespace portcullis;
using namespace portcullis::fuzz;
using packets::Item;

namespace {

//! UTF-8 reaches no lone surrogates and few of the units that carry bytes.
QString textOf(Input& input)
{
    const bool isUtf8 = input.takeByte() != 0;
    const QByteArray bytes = input.takeRest();
    if (isUtf8)
        return QString::fromUtf8(bytes);
    QString text(bytes.size() / 2, Qt::Uninitialized);
    std::memcpy(text.data(), bytes.constData(), size_t(text.size()) * sizeof(QChar));
    return text;
}

class Writer {
public:
    void add(char kind, qint64 number, const QString& text = {})
    {
        if (!m_head.isEmpty())
            m_head += u';';
        m_head += QLatin1Char(kind) + QString::number(number);
        m_payload += text;
    }

    void addText(char kind, const QByteArray& utf8)
    {
        const QString text = fromUtf8(utf8);
        add(kind, text.size(), text);
    }

    void addData(const Message& message)
    {
        if (!message.isBinary) {
            addText('t', message.data);
            return;
        }
        QString units((message.data.size() + 1) / 2, QChar(0));
        std::memcpy(units.data(), message.data.constData(), size_t(message.data.size()));
        add('b', message.data.size(), units);
    }

    QString packet() const { return m_head + u'|' + m_payload; }

private:
    //! QString::fromUtf8() drops a byte order mark.
    static QString fromUtf8(const QByteArray& utf8)
    {
        return QString::fromUtf8("\xEF\xBB\xBF" + utf8);
    }

    QString m_head;
    QString m_payload;
};

struct WriteItem {
    Writer& writer;

    void operator()(const packets::Acknowledgement& item) const { writer.add('a', item.packets); }

    void operator()(const packets::Restart& item) const { writer.add('o', item.handledMessages); }

    void operator()(const packets::RequestText& item) const
    {
        writer.addText(item.data ? 'r' : 'j', item.json);
        if (item.data)
            writer.addData(*item.data);
    }

    void operator()(const packets::Send& item) const
    {
        writer.add('s', item.connectionId.size(), item.connectionId);
        writer.addData(item.message);
    }
};

bool isSame(const Message& a, const Message& b)
{
    return a.isBinary == b.isBinary && a.data == b.data;
}

bool isSame(const Item& a, const Item& b)
{
    if (a.index() != b.index())
        return false;
    if (const auto* const left = std::get_if<packets::Acknowledgement>(&a))
        return left->packets == std::get<packets::Acknowledgement>(b).packets;
    if (const auto* const left = std::get_if<packets::Restart>(&a))
        return left->handledMessages == std::get<packets::Restart>(b).handledMessages;
    if (const auto* const left = std::get_if<packets::Send>(&a)) {
        const auto& right = std::get<packets::Send>(b);
        return left->connectionId == right.connectionId && isSame(left->message, right.message);
    }
    const auto& left = std::get<packets::RequestText>(a);
    const auto& right = std::get<packets::RequestText>(b);
    return left.json == right.json && left.data.has_value() == right.data.has_value()
        && (!left.data || isSame(*left.data, *right.data));
}

qsizetype bytesOf(const std::optional<Message>& message)
{
    if (!message)
        return 0;
    require(message->isBinary || message->data.isValidUtf8(), "a text is UTF-8");
    return message->data.size();
}

qsizetype bytesOf(const Item& item)
{
    if (const auto* const send = std::get_if<packets::Send>(&item))
        return bytesOf(send->message);
    const auto* const request = std::get_if<packets::RequestText>(&item);
    return request ? request->json.size() + bytesOf(request->data) : 0;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const QString packet = textOf(input);
    const Answer<std::vector<Item>> items = packets::read(packet);
    if (!items) {
        require(items.error().code == ErrorCode::InvalidRequest, "it is an invalid request");
        return 0;
    }
    qsizetype bytes = 0;
    Writer writer;
    for (const Item& item : *items) {
        bytes += bytesOf(item);
        std::visit(WriteItem{writer}, item);
    }
    require(bytes <= 3 * packet.size(), "no unit is read twice");
    if (items->empty())
        return 0;
    const Answer<std::vector<Item>> again = packets::read(writer.packet());
    require(again && again->size() == items->size(), "a packet that was written again is one");
    for (size_t i = 0; i < items->size(); ++i)
        require(isSame((*items)[i], (*again)[i]), "an item comes back as it was written");
    return 0;
}
