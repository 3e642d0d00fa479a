#include "bridge/session/refused_connect.h"

#include "bridge/core/json_fields.h"
#include "bridge/core/limits.h"
#include "bridge/hosts/url_parts.h"
#include "bridge/ws/ws_params.h"

namespace portcullis {

std::optional<RefusedConnect> refusedConnect(const envelope::Request& request, ErrorCode code)
{
    const bool isDenied = code == ErrorCode::CapabilityDenied;
    if (request.method != QLatin1String("ws.connect")
        || (!isDenied && code != ErrorCode::HostDenied))
        return std::nullopt;
    const auto text = fields::requiredString(request.params, "url", limits::maxUrlBytes);
    if (!text)
        return std::nullopt;
    const Result<UrlParts, UrlFault> parts = UrlParts::parse(*text);
    const QUrl url = parts ? parts->origin() : QUrl();
    if (isDenied)
        return RefusedConnect{url, ContactRefusal::NoPermission};
    // With params that are right it is the service that has denied the host.
    if (readConnect({request.params}))
        return std::nullopt;
    return RefusedConnect{url, ContactRefusal::BlockedPort};
}

} // namespace portcullis
