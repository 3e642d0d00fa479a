#include "bridge/session/router.h"

namespace portcullis {

void Router::add(const Method& method)
{
    Q_ASSERT(!m_methods.contains(method.name));
    m_methods.insert(method.name, method);
}

Answer<Json> Router::dispatch(
    const QString& method, const Params& params, const CapabilitySet& granted) const
{
    const auto found = m_methods.constFind(method);
    if (found == m_methods.cend())
        return Error{ErrorCode::UnknownMethod, QStringLiteral("there is no such method")};
    const std::optional<Capability> needed = found->capability;
    if (needed && granted.count(*needed) == 0)
        return Error{ErrorCode::CapabilityDenied,
            QStringLiteral("the user has not granted %1").arg(wireName(*needed))};
    const Answer<ReadyCall> call = found->prepare(params);
    if (!call)
        return call.error();
    return (*call)();
}

qint64 Router::costOf(const QString& method) const
{
    const auto found = m_methods.constFind(method);
    return found == m_methods.cend() ? limits::requestCost : found->cost;
}

} // namespace portcullis
