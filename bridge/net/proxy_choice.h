#pragma once

#include "bridge/net/proxy.h"

namespace portcullis {

//! \brief Which proxy a connection is to take, and who has decided that.
struct ProxyChoice {
    enum class Source {
        Given, //!< The settings or the command line.
        Environment, //!< The variables of the environment.
        Desktop, //!< The desktop's settings.
        ThisComputer, //!< The server is on this computer, and nobody has given a proxy for it.
        Nobody, //!< Neither environment nor desktop have a proxy.
    };

    ProxyOrNone proxy; //!< Empty for a direct connection, unless isUnusable.
    Source source = Source::Nobody;
    //! Of the environment: the variable that decided, such as `all_proxy` or `no_proxy`; empty if
    //! others are set, but none for this kind of connection.
    QString variable;
    //! The source wants a proxy, and which one cannot be understood or found out: there must be no
    //! connection, since a direct one would show where it goes to.
    bool isUnusable = false;

    bool operator==(const ProxyChoice&) const = default;
};

} // namespace portcullis
