#include "bridge/ws/handshake.h"

#include "bridge/core/http_text.h"
#include "bridge/core/json_fields.h"

#include <algorithm>

namespace portcullis {
namespace {

using fields::invalidField;
using http::isToken;

Answer<QStringList> checkProtocols(const QStringList& protocols)
{
    if (!std::all_of(protocols.begin(), protocols.end(), isToken))
        return invalidField("protocols", QStringLiteral("must be tokens"));
    if (QStringList(protocols).removeDuplicates() > 0)
        return invalidField("protocols", QStringLiteral("must not name one twice"));
    return protocols;
}

} // namespace

Answer<Handshake> Handshake::check(const QString& url, const NamedValues& headers,
    const QStringList& protocols, const Headers& defaults)
{
    const Answer<WsUrl> checkedUrl = WsUrl::check(url);
    if (!checkedUrl)
        return checkedUrl.error();
    const auto checkedHeaders = checkHeaders(headers, defaults);
    if (!checkedHeaders)
        return invalidField("headers", checkedHeaders.error().message);
    const Answer<QStringList> checkedProtocols = checkProtocols(protocols);
    if (!checkedProtocols)
        return checkedProtocols.error();
    return Handshake(*checkedUrl, *checkedHeaders, *checkedProtocols);
}

Headers Handshake::headers() const
{
    static const Headers ofProgram{{"User-Agent", "Portcullis/" PORTCULLIS_VERSION}};
    return withDefaults(m_headers, ofProgram);
}

Handshake::Handshake(WsUrl url, Headers headers, QStringList protocols)
    : m_url(std::move(url)), m_headers(std::move(headers)), m_protocols(std::move(protocols))
{
}

} // namespace portcullis
