import { createServer } from "node:http";
import { Server } from "socket.io";
import { listen } from "../harness/listen.mjs";

export async function startSocketio(report) {
    const server = createServer();
    const room = new Server(server, {
        transports: ["websocket"],
        pingInterval: 100,
        pingTimeout: 1000,
        serveClient: false,
    }).of("/room");
    room.use((socket, next) =>
        next(socket.handshake.auth.token === "right" ? undefined : new Error("not you")));
    room.on("connection", (socket) => {
        report("connect");
        socket.on("add", (a, b, answer) => answer(a + b));
        socket.on("ask me", async (answer) => answer(await socket.emitWithAck("question", "really?")));
        socket.on("binary", (value, answer) => {
            report("binary", { bytes: value.parts.map((part) => part.length) });
            answer(value);
        });
        socket.on("break me", () => socket.conn.close());
        socket.on("throw me out", () => socket.disconnect());
        socket.on("disconnect", (reason) => report("disconnect", { reason }));
    });
    return `ws://${await listen(server)}`;
}
