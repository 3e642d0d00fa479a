#include "app/engine/document_policy.h"

namespace portcullis {
namespace {

//! Where the markup after a byte order mark, white space, comments and a doctype begins.
qsizetype endOfProlog(const QByteArray& html)
{
    qsizetype at = html.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    for (;;) {
        while (at < html.size() && QByteArrayView(" \t\r\n\f").contains(html.at(at)))
            ++at;
        const bool isComment = QByteArrayView(html).sliced(at).startsWith("<!--");
        const bool isDoctype = html.mid(at, 9).compare("<!doctype", Qt::CaseInsensitive) == 0;
        if (!isComment && !isDoctype)
            return at;
        const QByteArray end = isComment ? "-->" : ">";
        const qsizetype found = html.indexOf(end, at);
        if (found < 0)
            return at;
        at = found + end.size();
        if (isDoctype)
            return at;
    }
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

QByteArray withContentPolicy(const QByteArray& html, const QByteArray& policy)
{
    QByteArray page = html;
    return page.insert(endOfProlog(html),
        "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">");
}

} // namespace portcullis
