// The two ways to a connection, told of by the same callbacks.
import { createResourceClient, WebSocket } from "/_rp/sdk.js";

export const maxMessageBytes = 4096;

const rp = createResourceClient();

export function openConnection(url, on) {
    let failure = "";
    const ws = rp.ws.connect(url, { maxMessageBytes });
    ws.on("open", () => on.opened());
    ws.on("message", (data) => on.message(data));
    ws.on("refused", ({ method, code, bytes }) => on.refused(method, code, bytes));
    ws.on("error", (message, { stage }) => {
        failure = `${stage} ${message}`;
    });
    ws.on("close", (code, reason, wasClean) => on.closed(code, wasClean, failure || reason));
    return ws;
}
openConnection.kind = "sdk";

export function openSocket(url, on) {
    const ws = new WebSocket(url);
    ws.binaryType = "arraybuffer";
    ws.onopen = () => on.opened();
    ws.onmessage = ({ data }) => on.message(data);
    ws.onclose = ({ code, wasClean, reason }) => on.closed(code, wasClean, reason);
    return ws;
}
openSocket.kind = "standard";
