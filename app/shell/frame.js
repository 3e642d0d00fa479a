// Runs in every document of a resource before the document's own scripts.
(() => {
    "use strict";

    // WebRTC reaches the network by a way that the request filter does not see.
    for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel",
        "RTCIceTransport", "RTCDtlsTransport", "RTCSctpTransport"]) {
        delete window[name];
    }

    // The engine cannot fetch() from a custom scheme, XMLHttpRequest can.
    const engineFetch = window.fetch;
    const ownScheme = "resource:";

    const refused = (url) => new TypeError(`Failed to fetch ${url}`);

    const readOwnFile = (url, method, signal) => new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        const abort = () => request.abort();
        // A signal may be that of many requests, and outlive them.
        const settle = (then) => () => {
            signal?.removeEventListener("abort", abort);
            then();
        };
        request.open(method, url);
        request.responseType = "arraybuffer";
        request.onload = settle(() => {
            const type = request.getResponseHeader("Content-Type") ?? "application/octet-stream";
            const response = new Response(method === "HEAD" ? null : request.response,
                { status: 200, headers: { "Content-Type": type } });
            Object.defineProperty(response, "url", { value: url });
            resolve(response);
        });
        request.onerror = settle(() => reject(refused(url)));
        request.onabort = () => reject(signal.reason
            ?? new DOMException("The user aborted a request.", "AbortError"));
        signal?.addEventListener("abort", abort, { once: true });
        request.send();
    });

    window.fetch = async function fetch(input, init) {
        const isRequest = input instanceof Request;
        const url = new URL(isRequest ? input.url : input, document.baseURI);
        if (url.protocol !== ownScheme) {
            return engineFetch.call(window, input, init);
        }
        const method = (init?.method ?? (isRequest ? input.method : "GET")).toUpperCase();
        const signal = init?.signal ?? (isRequest ? input.signal : undefined);
        if (method !== "GET" && method !== "HEAD") {
            throw refused(url.href);
        }
        if (signal?.aborted) {
            throw signal.reason;
        }
        return readOwnFile(url.href, method, signal);
    };
})();
