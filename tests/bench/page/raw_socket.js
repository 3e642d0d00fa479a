// The few messages of docs/protocol.md that a page without the SDK needs, behind as much of the
// standard's interface as the workloads use.
const sockets = new Map(); // by connection id

const request = (method, params) =>
    window.parent.postMessage({ type: "rp:request", method, params }, "*");

window.addEventListener("message", ({ source, data }) => {
    if (source === window.parent && data.type === "rp:ws") {
        sockets.get(data.connectionId)?.receive(data);
    }
});

export class RawSocket {
    #id = `raw-${sockets.size}-${Math.random()}`;

    constructor(url) {
        sockets.set(this.#id, this);
        request("ws.connect", { connectionId: this.#id, url });
    }

    send(data) {
        request("ws.send", { connectionId: this.#id, data });
    }

    close() {
        request("ws.close", { connectionId: this.#id });
    }

    receive({ event, data, code }) {
        if (event === "message") {
            this.onmessage?.({ data });
        } else if (event === "open") {
            this.onopen?.();
        } else if (event === "close") {
            sockets.delete(this.#id);
            this.onclose?.({ code });
        }
    }
}
