import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { listen } from "../harness/listen.mjs";

// Echoes.
export async function startTimers(report) {
    const server = createServer();
    new WebSocketServer({ server }).on("connection", (socket) => {
        report("open");
        socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary }));
    });
    return `ws://${await listen(server)}`;
}
