// The way between the document in a resource's frame and the host. docs/architecture.md says why it
// is what it is.
(() => {
    // Only the shell's own frame may speak for the session.
    if (window === window.top || window.parent !== window.top) {
        return;
    }

    // What tells this document from others; the shell passes it on.
    const key = Array.from(crypto.getRandomValues(new Uint8Array(16)),
        (byte) => byte.toString(16).padStart(2, "0")).join("");
    const uplink = makeUplink(key);
    const downlink = makeDownlink("@channel@", key, uplink); // an address, filled in by the host

    Object.defineProperty(window, Symbol.for("portcullis.port"), {
        value: Object.freeze({ post: uplink.post, listen: downlink.listen }),
    });

    // An empty document has no scripts, and the first one has the shell's policy.
    if (location.href !== "about:blank") {
        downlink.open();
    }

    // Tell the shell that a document starts anew.
    window.parent.postMessage({ type: "rp:document", key }, "*");
})();
