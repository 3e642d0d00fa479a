#include "app/engine/document_policy.h"

namespace portcullis {

QByteArray resourcePolicy(const QString& id)
{
    const QByteArray own = "resource://" + id.toLatin1();
    return "default-src " + own
        + " data: blob: 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'; "
          "connect-src "
        + own
        + " data: blob:; object-src 'none'; "
          // What this refuses costs the document: resource_page.cpp refuses it instead.
          "frame-src * resource: data: blob: mailto: tel: sms:; fenced-frame-src 'none'; "
          "form-action "
        + own + "; base-uri " + own;
}

QByteArray shellPolicy()
{
    // No `default-src`, which would hold for frames, too: a navigation that a policy refuses costs
    // the document. resource_page.cpp refuses it instead.
    return "script-src portcullis://shell; style-src portcullis://shell; connect-src 'none'; "
           "font-src 'none'; img-src 'none'; manifest-src 'none'; media-src 'none'; "
           "object-src 'none'; worker-src 'none'; form-action 'none'; base-uri 'none'";
}

} // namespace portcullis
