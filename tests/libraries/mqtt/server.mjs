import Aedes from "aedes";
import { createServer } from "node:http";
import { createWebSocketStream, WebSocketServer } from "ws";
import { listen } from "../harness/listen.mjs";

export async function startMqtt(report) {
    const broker = new Aedes();
    broker.on("client", ({ id }) => report("client", { id }));
    broker.on("publish", ({ topic, payload }, client) => {
        if (client) report("publish", { topic, bytes: payload.length });
    });
    broker.on("subscribe", (subscriptions) =>
        report("subscribe", { topics: subscriptions.map(({ topic }) => topic) }));
    broker.on("unsubscribe", (topics) => report("unsubscribe", { topics }));
    broker.on("clientDisconnect", ({ id }) => report("disconnect", { id }));

    const server = createServer();
    const webSockets = new WebSocketServer({ server, handleProtocols: () => "mqtt" });
    webSockets.on("connection", (socket, request) => {
        const stream = createWebSocketStream(socket);
        stream.on("error", (error) => report("error", { message: error.message }));
        broker.handle(stream, request);
    });
    return `ws://${await listen(server)}`;
}
