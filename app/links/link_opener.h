#pragma once

#include "app/links/outside_link.h"

#include <QFuture>
#include <QProcessEnvironment>

namespace portcullis {

class NetworkThread;

//! \brief Opens links in the user's other programs, by `xdg-open`, and knows whether the user wants
//! to be offered that.
class LinkOpener {
public:
    //! \param network must outlive this. Its thread starts the other programs, since one that the
    //!        GUI thread starts would have no sockets; see refuseInternetSockets().
    //! \param environment the other programs' own: that of this program before it changed anything
    //!        in it.
    LinkOpener(NetworkThread& network, QProcessEnvironment environment);

    //! At first they are offered.
    bool isOffering() const { return m_isOffering; }
    void setOffering(bool isOffering) { m_isOffering = isOffering; }

    //! \brief Starts the other program, which lives on when this one ends. No shell reads \a link.
    //!
    //! False where `xdg-open` is not installed, or says that it has failed within
    //! limits::linkOpeningTime. There is no answer if the program ends before.
    QFuture<bool> open(const OutsideLink& link) const;

private:
    NetworkThread& m_network;
    QProcessEnvironment m_environment;
    bool m_isOffering = true;
};

} // namespace portcullis
