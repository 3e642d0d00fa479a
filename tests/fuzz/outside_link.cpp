//! What may be opened outside is one word of ASCII that begins with its scheme, is the same when it
//! is read again, and hides neither a user nor a header.
#include "app/links/outside_link.h"
#include "bridge/core/limits.h"
#include "bridge/hosts/percent_encoding.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/texts.h"

#include <algorithm>

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

void checkWeb(const OutsideLink& link)
{
    const QString rest = link.address().section(QStringLiteral("://"), 1);
    require(rest.startsWith(link.host()) && !link.host().isEmpty(), "a host follows the scheme");
    const QString behind = rest.mid(link.host().size()).left(1);
    require(behind == u"/" || behind == u":", "a host ends where its name ends");
    require(!rest.section(u'/', 0, 0).contains(u'@'), "there is no user");
}

void checkMail(const QString& address)
{
    const QString fields = address.section(u'?', 1);
    for (const QString& field : fields.split(u'&', Qt::SkipEmptyParts)) {
        const QString name = field.section(u'=', 0, 0).toLower();
        require(!name.contains(QLatin1String("attach")), "nothing is attached");
        const QByteArray value = percentDecoded(field.section(u'=', 1).toLatin1());
        require(name == u"body" || !(value.contains('\n') || value.contains('\r')),
            "only a body has lines");
    }
}

void check(const OutsideLink& link)
{
    const QString& address = link.address();
    require(address.size() <= limits::maxOutsideLinkLength, "an address is bounded");
    require(std::all_of(address.begin(), address.end(),
                [](QChar c) { return c > QChar(0x20) && c < QChar(0x7F); }),
        "an address is one word of ASCII");
    const auto again = OutsideLink::check(QUrl(address));
    require(again && again->address() == address && again->kind() == link.kind(),
        "an address is the same when it is read again");
    switch (link.kind()) {
    case OutsideLink::Kind::Web:
        require(address.startsWith(u"https://") || address.startsWith(u"http://"),
            "a page has a scheme of the web");
        checkWeb(link);
        break;
    case OutsideLink::Kind::Mail:
        require(address.startsWith(u"mailto:"), "a message has its scheme");
        checkMail(address);
        break;
    case OutsideLink::Kind::Phone:
        require(address.startsWith(u"tel:"), "a number has its scheme");
        require(!address.contains(u'*') && !address.contains(u'#') && !address.contains(u'%'),
            "a number is no code");
        break;
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto link = OutsideLink::check(QUrl(Input(data, size).takeTextRest()));
    if (link)
        check(*link);
    else
        require(isOneLine(wordsFor(link.error())), "a fault is one line");
    return 0;
}
