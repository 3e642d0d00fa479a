//! What is taken adds no line and no byte to a handshake elsewhere than in its own place.
#include "bridge/ws/handshake.h"
#include "bridge/core/limits.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"

#include <algorithm>

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

//! RFC 9110, section 5.6.2.
bool isToken(const QByteArray& text)
{
    static const QByteArray punctuation = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || punctuation.contains(c);
    });
}

bool isVisibleAscii(const QByteArray& text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

//! RFC 9110, section 5.5.
bool isFieldValue(const QByteArray& text)
{
    return text.trimmed() == text && std::all_of(text.begin(), text.end(), [](char c) {
        return c == '\t' || (quint8(c) >= 0x20 && c != '\x7F');
    });
}

void checkUrl(const WsUrl& url)
{
    require(url.port() > 0, "a port is one");
    require(!url.host().isEmpty() && isVisibleAscii(url.authority()), "a host is one word");
    require(!url.authority().contains('/') && !url.authority().contains('@'),
        "a host has no other part in it");
    require(isVisibleAscii(url.target()), "a target is one word");
}

void checkHeaders(const Headers& headers)
{
    // The program's User-Agent comes on top.
    require(qsizetype(headers.size()) <= limits::maxHeaders + 1, "headers have a bound");
    qsizetype bytes = 0;
    QByteArrayList names;
    for (const Header& header : headers) {
        const QByteArray name = header.name.toLower();
        require(isToken(name) && isFieldValue(header.value), "a header is a field");
        require(!names.contains(name), "a header is there once");
        require(!name.startsWith("sec-") && !name.startsWith("proxy-") && name != "host"
                && name != "upgrade" && name != "connection" && name != "content-length"
                && name != "transfer-encoding",
            "a header is not the handshake's own");
        names << name;
        bytes += name.size() + header.value.size();
    }
    require(bytes <= limits::maxHeaderBytes + 64, "headers have a bound");
    require(names.contains("user-agent"), "a program has a name");
}

void checkProtocols(QStringList protocols)
{
    for (const QString& protocol : protocols)
        require(isToken(protocol.toUtf8()), "a protocol is a token");
    require(protocols.removeDuplicates() == 0, "a protocol is there once");
}

} // namespace

//! A line with the URL, one with protocols between commas, and then one for each header.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const QString url = input.takeTextLine();
    const QString protocols = input.takeTextLine();
    NamedValues headers;
    while (!input.isEmpty()) {
        // CR as it may be in a value, and U+2028 for a line feed, which ends the line here.
        const QString line = input.takeTextLine().replace(QChar(0x2028), u'\n');
        headers.emplace_back(line.section(u':', 0, 0), line.section(u':', 1));
    }
    const auto handshake = Handshake::check(
        url, headers, protocols.isEmpty() ? QStringList() : protocols.split(u','));
    if (handshake) {
        checkUrl(handshake->url());
        checkHeaders(handshake->headers());
        checkProtocols(handshake->protocols());
    } else {
        require(handshake.error().code == ErrorCode::InvalidParams
                || handshake.error().code == ErrorCode::HostDenied,
            "an error is one of two");
    }
    return 0;
}
