#pragma once

#include "app/engine/defenses.h"
#include "app/engine/network_thread.h"
#include "bridge/core/adjustable_limits.h"

#include <QString>

namespace portcullis {

class ContactRecord;
class LinkOpener;
class SettingsStore;
class Theme;

//! \brief What the program has for every resource that it opens.
struct ProgramServices {
    NetworkThread& network; //!< Must outlive all open resources.
    LimitValues limits; //!< Those that the user has changed.
    QString playground; //!< Address of the playground server; empty if it does not run.
    bool anyHost = false; //!< No host is refused to any resource, for development.
    Defenses defenses = {}; //!< Tests may leave some out.
    //! Where the hosts that resources reach are recorded; null: nowhere. It must outlive \a
    //! network.
    ContactRecord* contacts = nullptr;
    //! Whether a resource is recorded as its folder, which stands for itself, and not by its id.
    bool recordsFolders = false;
    //! What resources are told of the program's look, as it changes; null: it is light.
    const Theme* theme = nullptr;
    //! What the user can change in the window; null: nothing.
    SettingsStore* settings = nullptr;
    //! What opens links that the user clicks; null: they are not offered.
    LinkOpener* links = nullptr;
};

} // namespace portcullis
