#pragma once

namespace portcullis {

//! \brief All means that keep the engine and what it shows off the network, and resources in.
//!
//! Each works without the others. A program leaves all of them on: neither the command line nor the
//! settings can reach this; only tests/leak passes others, to see that what is left still holds.
struct Defenses {
    //! No name resolves and no address is reached: `engine_setup.cpp`.
    bool resolverRules = true;
    //! What goes out goes to a proxy that no packet can reach: `engine_setup.cpp`.
    bool proxy = true;
    //! No thread or process of the engine gets a socket of the internet: `socket_filter.cpp`.
    bool socketFilter = true;
    //! Requests for anything but own files are blocked: `request_guard.cpp`.
    bool requestGuard = true;
    //! The documents' content security policy: `document_policy.cpp`, `job_reply.cpp`.
    bool contentPolicy = true;
    //! WebRTC is taken away from documents: `shell/natives/without-web-rtc.ts`.
    bool frameScript = true;
    //! The frame's sandbox and permissions policy: `shell/index.html`, `shell/shell.js`.
    bool frameSandbox = true;
    //! No navigation, windows or permissions, and strict settings: `resource_page.cpp`.
    bool pageRules = true;
};

} // namespace portcullis
