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
          "form-action "
        + own + "; base-uri " + own;
}

QByteArray shellPolicy()
{
    return "default-src 'none'; script-src portcullis://shell; style-src portcullis://shell; "
           "frame-src resource:";
}

} // namespace portcullis
