//! What is read is in the form that resources are told, and comes back the same when it is written
//! again.
#include "bridge/ws/response_head.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"

#include <algorithm>

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

void checkHeader(const QString& name, const QString& value)
{
    require(!name.isEmpty() && !name.contains(u':') && !name.contains(u' '), "a name is one word");
    require(name.toLatin1().toLower() == name.toLatin1(), "a name is in lower case");
    require(!name.contains(u'\n') && !value.contains(u'\n'), "a header is one line");
}

//! The space at the end of a list that ends with an empty value is lost.
bool isSame(const ResponseHeaders& a, const ResponseHeaders& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.toLatin1().trimmed() == y.second.toLatin1().trimmed();
    });
}

QByteArray written(const ResponseHead& head)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(head.status) + "\r\n";
    for (const auto& [name, value] : head.headers)
        text += name.toLatin1() + ": " + value.toLatin1() + "\r\n";
    return text + "\r\n";
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text = Input(data, size).takeRest();
    const std::optional<ResponseHead> head = parseResponseHead(text);
    if (!head)
        return 0;
    require(text.startsWith("HTTP/1."), "a head is one of HTTP/1");
    require(head->status >= 100 && head->status <= 999, "a status has three digits");
    qsizetype units = 0;
    for (const auto& [name, value] : head->headers) {
        checkHeader(name, value);
        units += name.size() + value.size();
    }
    require(units <= 2 * text.size(), "headers are no more than what came");
    const std::optional<ResponseHead> again = parseResponseHead(written(*head));
    require(again && again->status == head->status && isSame(again->headers, head->headers),
        "a head comes back as it was written");
    return 0;
}
