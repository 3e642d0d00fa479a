#include "bridge/hosts/url_host.h"

#include "bridge/hosts/ip_literal.h"
#include "bridge/hosts/percent_encoding.h"

#include <unicode/uidna.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace portcullis {
namespace {

struct CloseIdna {
    void operator()(UIDNA* idna) const { uidna_close(idna); }
};

bool isAscii(const QByteArray& text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return quint8(c) < 0x80; });
}

bool isForbiddenInDomain(char c)
{
    static constexpr std::string_view forbidden = " #/:<>?@[\\]^|%\x7F";
    return quint8(c) < 0x20 || forbidden.find(c) != std::string_view::npos;
}

//! \brief UTS 46 with the standard's parameters: not transitional, and neither hyphens nor lengths
//! are checked, since names in use break those rules.
std::optional<QByteArray> idnaToAscii(const QByteArray& domain)
{
    static constexpr quint32 ignored = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG
        | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN
        | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UIDNA, CloseIdna> idna(
        uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII
                | UIDNA_NONTRANSITIONAL_TO_UNICODE,
            &status));
    QByteArray ascii;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    const auto convert = [&] {
        return uidna_nameToASCII_UTF8(idna.get(), domain.constData(), qint32(domain.size()),
            ascii.data(), qint32(ascii.size()), &info, &status);
    };
    ascii.resize(convert());
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        convert();
    }
    if (U_FAILURE(status) || (info.errors & ~ignored) != 0)
        return std::nullopt;
    return ascii;
}

//! What the standard calls "domain to ASCII". A name that is ASCII already is taken as it is, even
//! if a label of it is no valid Punycode.
std::optional<QByteArray> domainToAscii(const QByteArray& domain)
{
    const auto ascii = isAscii(domain) ? std::optional(domain.toLower()) : idnaToAscii(domain);
    const bool isDomain = ascii && !ascii->isEmpty()
        && std::none_of(ascii->begin(), ascii->end(), isForbiddenInDomain);
    return isDomain ? ascii : std::nullopt;
}

} // namespace

std::optional<QByteArray> parseUrlHost(const QByteArray& text)
{
    if (text.startsWith('[')) {
        if (text.size() < 2 || !text.endsWith(']'))
            return std::nullopt;
        const auto pieces = parseIpv6(QByteArrayView(text).sliced(1).chopped(1));
        return pieces ? std::optional('[' + serializedIpv6(*pieces) + ']') : std::nullopt;
    }
    std::optional<QByteArray> domain = domainToAscii(percentDecoded(text));
    if (!domain || !endsInANumber(*domain))
        return domain;
    const std::optional<quint32> address = parseIpv4(*domain);
    return address ? std::optional(serializedIpv4(*address)) : std::nullopt;
}

} // namespace portcullis
