// Phoenix's own server is an Elixir program, so this one speaks as much of its protocol as the
// client is tested with (version 2.0.0 of its serializer, JSON and binary pushes).
import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { listen } from "../harness/listen.mjs";

// Of a message: join reference, reference, topic, event, payload.
function decoded(data, isBinary) {
    if (!isBinary) return JSON.parse(data);
    const sizes = [...data.subarray(1, 5)];
    let at = 5;
    const names = sizes.map((size) => String(data.subarray(at, (at += size))));
    return [...names, data.subarray(at)];
}

const answers = {
    phx_join: (payload, topic) =>
        topic === "room:closed"
            ? { status: "error", response: { reason: "closed" } }
            : { status: "ok", response: { welcome: payload.name } },
    phx_leave: () => ({ status: "ok", response: {} }),
    add: ({ a, b }) => ({ status: "ok", response: { sum: a + b } }),
    count: (payload) => ({ status: "ok", response: { bytes: payload.length } }),
};

export async function startPhoenix(report) {
    const server = createServer();
    const webSockets = new WebSocketServer({ server, path: "/socket/websocket" });
    webSockets.on("connection", (socket, request) => {
        report("open", Object.fromEntries(new URL(request.url, "ws://host").searchParams));
        let beats = 0;
        const send = (...message) => socket.send(JSON.stringify(message));
        socket.on("close", (code, reason) => report("close", { code, reason: String(reason) }));
        socket.on("message", (data, isBinary) => {
            const [joinRef, ref, topic, event, payload] = decoded(data, isBinary);
            const answer = answers[event]?.(payload, topic);
            if (answer) send(joinRef, ref, topic, "phx_reply", answer);
            if (event === "say") send(null, null, topic, "said", payload);
            if (event === "break") socket.terminate();
            if (event !== "heartbeat") return;
            send(null, ref, topic, "phx_reply", { status: "ok", response: {} });
            send(null, null, "room:lobby", "beats", { count: ++beats });
        });
    });
    return `ws://${await listen(server)}`;
}
