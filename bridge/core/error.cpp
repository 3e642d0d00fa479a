#include "bridge/core/error.h"

#include <algorithm>
#include <array>

namespace portcullis {
namespace {

struct CodeName {
    ErrorCode code;
    const char* name;
};

constexpr std::array codeNames{
    CodeName{ErrorCode::InvalidRequest, "invalid_request"},
    CodeName{ErrorCode::UnknownMethod, "unknown_method"},
    CodeName{ErrorCode::CapabilityDenied, "capability_denied"},
    CodeName{ErrorCode::InvalidParams, "invalid_params"},
    CodeName{ErrorCode::HostDenied, "host_denied"},
    CodeName{ErrorCode::LimitExceeded, "limit_exceeded"},
    CodeName{ErrorCode::UnknownConnection, "unknown_connection"},
    CodeName{ErrorCode::ConnectionInUse, "connection_in_use"},
    CodeName{ErrorCode::NotOpen, "not_open"},
    CodeName{ErrorCode::InternalError, "internal_error"},
};

} // namespace

QString wireName(ErrorCode code)
{
    const auto* const found = std::find_if(codeNames.begin(), codeNames.end(),
        [code](const CodeName& entry) { return entry.code == code; });
    return QLatin1String(found == codeNames.end() ? "internal_error" : found->name);
}

QStringList allErrorNames()
{
    QStringList names;
    for (const CodeName& entry : codeNames)
        names << QLatin1String(entry.name);
    return names;
}

} // namespace portcullis
