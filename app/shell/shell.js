// The host page: it relays between the resource's frame and the gate, and decides nothing. C++
// treats it as being as hostile as the frame, since both may share one process.
"use strict";

new QWebChannel(qt.webChannelTransport, ({ objects: { gate } }) => {
    const frame = document.getElementById("frame");
    let life = null; // the frame's document, as numbered by the gate; null while it changes

    // A message that JSON cannot hold is sent on without its parts, so that the gate answers it.
    const toText = (message) => {
        try {
            return JSON.stringify(message);
        } catch {
            const id = typeof message.id === "string" ? message.id : undefined;
            return JSON.stringify({ type: message.type, id });
        }
    };

    window.addEventListener("message", ({ source, data }) => {
        if (source !== frame.contentWindow || data === null || typeof data !== "object") {
            return;
        }
        if (data.type === "rp:request") {
            gate.request(toText(data));
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
            frame.contentWindow.postMessage(message, "*");
        }
        gate.acknowledge(life);
    });

    frame.src = gate.entryUrl;
});
