// The host page: it relays between the resource's frame and the gate, and decides nothing. C++
// treats it as being as hostile as the frame, since both may share one process.
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

const base64ToBuffer = (base64) => {
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; ++i) {
        bytes[i] = binary.charCodeAt(i);
    }
    return bytes.buffer;
};

const bytesOf = (data) => {
    if (data instanceof ArrayBuffer) {
        return new Uint8Array(data);
    }
    return ArrayBuffer.isView(data)
        ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : null;
};

// A request as JSON. One that JSON cannot hold is sent on without its parts, so that the gate
// answers it.
const toText = (request) => {
    const bytes = bytesOf(request.params?.data);
    const sendable = bytes
        ? { ...request, params: { ...request.params, data: { base64: bytesToBase64(bytes) } } }
        : request;
    try {
        return JSON.stringify(sendable);
    } catch {
        const id = typeof request.id === "string" ? request.id : undefined;
        return JSON.stringify({ type: request.type, id });
    }
};

// Puts buffers in the place of base64 and returns them, to be transferred.
const reviveBytes = (message) => {
    const messages = message.type === "rp:batch" ? message.messages : [message];
    const buffers = [];
    for (const event of messages) {
        if (event.type === "rp:ws" && typeof event.data === "object") {
            event.data = base64ToBuffer(event.data.base64);
            buffers.push(event.data);
        }
    }
    return buffers;
};

new QWebChannel(qt.webChannelTransport, ({ objects: { gate } }) => {
    const frame = document.getElementById("frame");
    let life = null; // the frame's document, as numbered by the gate; null while it changes

    window.addEventListener("message", ({ source, data }) => {
        if (source !== frame.contentWindow || data === null || typeof data !== "object") {
            return;
        }
        if (data.type === "rp:request") {
            gate.request(toText(data));
        } else if (data.type === "rp:reached" && data.document === life) {
            gate.acknowledge(life);
        } else if (data.type === "rp:document") {
            life = null;
            gate.startDocument((started) => {
                life = started;
            });
        }
    });

    gate.delivered.connect((deliveredLife, packet) => {
        if (deliveredLife !== life) {
            return;
        }
        for (const message of JSON.parse(packet)) {
            frame.contentWindow.postMessage(message, "*", reviveBytes(message));
        }
        // Answered when all of that has been worked through; see frame.js.
        frame.contentWindow.postMessage({ type: "rp:mark", document: life }, "*");
    });

    frame.src = gate.entryUrl;
});
