import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { listen } from "../harness/listen.mjs";

const perConnection = 5;
const drops = [
    (socket) => socket.terminate(),
    (socket) => socket.close(1012, "restarting"),
    (socket) => socket.terminate(),
];

// Echoes. The first three of four connections are dropped after five messages.
export async function startReconnecting(report) {
    const server = createServer();
    let connections = 0;
    new WebSocketServer({ server }).on("connection", (socket) => {
        const drop = drops[connections++ % 4];
        let messages = 0;
        report("open", { connections });
        socket.on("close", (code, reason) => report("close", { code, reason: String(reason) }));
        socket.on("message", (data, isBinary) => {
            const isLast = drop && ++messages === perConnection;
            socket.send(data, { binary: isBinary }, () => isLast && drop(socket));
        });
    });
    return `ws://${await listen(server)}`;
}
