#pragma once

#include "bridge/core/error.h"
#include "bridge/core/json.h"
#include "bridge/core/limits.h"
#include "bridge/core/message.h"
#include "bridge/manifest/capability.h"

#include <QHash>

#include <functional>
#include <optional>

namespace portcullis {

//! A call that has passed the gates and only needs to be made.
using ReadyCall = std::function<Answer<Json>()>;

//! \brief The params of a request as it came, not checked yet.
struct Params {
    const Json& json; //!< An object.
    const Message* data = nullptr; //!< The member `data`, if it came beside the JSON.
};

//! \brief One method a resource can call.
struct Method {
    QString name;
    std::optional<Capability> capability; //!< Empty: every resource may call it.
    std::function<Answer<ReadyCall>(const Params& params)> prepare; //!< Checks the params.
    qint64 cost = limits::requestCost; //!< What a call that succeeds counts for the rate.
};

//! \brief Makes a Method of a reader of params and a handler of what was read.
//!
//! \a read turns Params into the Answer of a typed value, or says what is wrong with them; \a
//! handle never sees JSON from a resource.
template <typename Read, typename Handle>
Method makeMethod(const char* name, std::optional<Capability> capability, Read read, Handle handle,
    qint64 cost = limits::requestCost)
{
    auto prepare = [read, handle](const Params& params) -> Answer<ReadyCall> {
        auto checked = read(params);
        if (!checked)
            return checked.error();
        return ReadyCall([handle, value = std::move(checked).value()]() -> Answer<Json> {
            return handle(value);
        });
    };
    return {QLatin1String(name), capability, std::move(prepare), cost};
}

//! \brief Sends a request to the one handler its method names.
//!
//! A call passes three gates in order: known method, granted capability, well-formed params.
//! The first gate that fails answers; a handler only ever sees a call that passed all three.
class Router {
public:
    //! Adds \a method; its name must be new.
    void add(const Method& method);

    Answer<Json> dispatch(
        const QString& method, const Params& params, const CapabilitySet& granted) const;

    //! What a call of \a method counts that has succeeded; one that fails counts
    //! limits::requestCost at least.
    qint64 costOf(const QString& method) const;

private:
    QHash<QString, Method> m_methods;
};

} // namespace portcullis
