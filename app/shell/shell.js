// The host page: it tells the gate of each document in the resource's frame, relays what a document
// without the SDK posts, and decides nothing. C++ treats it as being as hostile as the frame, since
// both may share one process.
"use strict";

// The web channel carries JSON only, so bytes cross it as base64.
const bytesToBase64 = (bytes) => {
    const chunk = 0x8000; // as many arguments as a call can take
    let binary = "";
    for (let start = 0; start < bytes.length; start += chunk) {
        binary += String.fromCharCode.apply(null, bytes.subarray(start, start + chunk));
    }
    return btoa(binary);
};

const bytesOf = (data) => {
    if (data instanceof ArrayBuffer) {
        return new Uint8Array(data);
    }
    return ArrayBuffer.isView(data)
        ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : null;
};

const loneSurrogates = /\p{Surrogate}/gu;

// Data as JSON in UTF-8 can carry it.
const writable = (data) => {
    const bytes = bytesOf(data);
    if (bytes) {
        return { base64: bytesToBase64(bytes) };
    }
    return typeof data === "string" ? data.replace(loneSurrogates, "\uFFFD") : data;
};

// A request as JSON. One that JSON cannot hold is sent on without its parts, so that the gate
// answers it.
const toText = (request) => {
    const { params } = request;
    const sendable = params !== null && typeof params === "object" && "data" in params
        ? { ...request, params: { ...params, data: writable(params.data) } }
        : request;
    try {
        return JSON.stringify(sendable);
    } catch {
        const id = typeof request.id === "string" ? request.id : undefined;
        return JSON.stringify({ type: request.type, id });
    }
};

// Whether a content security policy applies here, which comes to this page by the same way as to the
// resource's documents. It forbids to evaluate text.
const hasPolicy = () => {
    try {
        new Function("");
        return false;
    } catch {
        return true;
    }
};

// What the engine leaves to a page to give to a frame, such as the camera, and is given.
const given = new Set(["gamepad", "sync-xhr", "unload"]);

// The engine is asked what there is, since each version has more. Without the sandbox, which tests
// alone take away, the frame gets all of it.
const permissionsPolicy = (isSandboxed) => {
    const features = document.featurePolicy?.features() ?? [];
    return features.map((name) => `${name} ${isSandboxed && !given.has(name) ? "'none'" : "*"}`)
        .join("; ");
};

new QWebChannel(qt.webChannelTransport, ({ objects: { gate } }) => {
    const frame = document.getElementById("frame");

    window.addEventListener("message", ({ source, data }) => {
        if (source !== frame.contentWindow || data === null || typeof data !== "object") {
            return;
        }
        if (data.type === "rp:request") {
            gate.request(toText(data));
        } else if (data.type === "rp:document") {
            gate.startDocument(String(data.key), data.isEmpty === true);
        }
    });

    if (document.documentElement.dataset.policy === "required" && !hasPolicy()) {
        gate.missPolicy();
        return;
    }
    frame.allow = permissionsPolicy(frame.hasAttribute("sandbox"));
    frame.src = gate.entryUrl;
});
