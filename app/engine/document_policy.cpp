#include "app/engine/document_policy.h"

namespace portcullis {
namespace {

//! In ISO-2022-JP, what follows it is no ASCII, so that a comment or a doctype may go on behind
//! what looks like its end.
constexpr char escape = '\x1B';

//! The bytes of the comment that \a html begins with (HTML standard, section 13.2.5.43 and on); 0
//! if it has no end.
qsizetype commentSize(QByteArrayView html)
{
    constexpr QByteArrayView start("<!--");
    constexpr QByteArrayView end("-->");
    constexpr QByteArrayView endWithBang("--!>");
    // The dashes of the start may be those of the end.
    const qsizetype found = html.indexOf(end, start.size() - 2);
    const QByteArrayView inside = found < 0 ? html : html.first(found);
    const qsizetype bang
        = inside.size() < start.size() ? -1 : inside.indexOf(endWithBang, start.size());
    if (bang >= 0)
        return bang + endWithBang.size();
    return found < 0 ? 0 : found + end.size();
}

} // namespace

QByteArray resourcePolicy(const QString& id)
{
    const QByteArray own = "resource://" + id.toLatin1();
    return "default-src " + own
        + " data: blob: 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'; "
          "connect-src "
        + own
        + " data: blob:; object-src 'none'; "
          "form-action "
        + own + "; base-uri " + own;
}

QByteArray shellPolicy()
{
    return "default-src 'none'; script-src portcullis://shell; style-src portcullis://shell; "
           "frame-src resource:";
}

//! The prolog is a byte order mark, white space, comments and a doctype.
qsizetype policyPosition(const QByteArray& html)
{
    qsizetype at = html.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    for (;;) {
        while (at < html.size() && QByteArrayView(" \t\r\n\f").contains(html.at(at)))
            ++at;
        const QByteArrayView rest = QByteArrayView(html).sliced(at);
        const bool isDoctype = html.mid(at, 9).compare("<!doctype", Qt::CaseInsensitive) == 0;
        qsizetype size = 0;
        if (rest.startsWith("<!--"))
            size = commentSize(rest);
        else if (isDoctype)
            size = rest.indexOf('>') + 1;
        if (size == 0 || rest.first(size).contains(escape))
            return at;
        at += size;
        if (isDoctype)
            return at;
    }
}

QByteArray policyElement(const QByteArray& policy)
{
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">";
}

QByteArray withContentPolicy(const QByteArray& html, const QByteArray& policy)
{
    QByteArray page = html;
    return page.insert(policyPosition(html), policyElement(policy));
}

} // namespace portcullis
