// A WebSocket server on the "ws" package. It prints its port as its first line, then one line of
// JSON for each thing that happens, and ends when its standard input does.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const report = (event, facts = {}) => console.log(JSON.stringify({ event, ...facts }));

const behaviors = {
    "/echo": (socket) => socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary })),
    "/headers": (socket, request) => socket.send(JSON.stringify(request.rawHeaders)),
    "/close": (socket, request, query) =>
        socket.close(Number(query.get("code")), query.get("reason") ?? ""),
    "/close-without-status": (socket) => socket.close(),
    "/terminate": (socket) => socket.terminate(),
    "/ticking": (socket) => {
        let ticks = 0;
        const timer = setInterval(() => socket.send(`tick ${++ticks}`), 20);
        socket.on("close", () => clearInterval(timer));
    },
    "/greet": (socket) => {
        socket.send("first");
        socket.send("second");
        socket.send("third");
    },
    "/large": (socket, request, query) => socket.send("x".repeat(Number(query.get("bytes")))),
};

const server = createServer((request, response) => {
    report("http", { method: request.method, url: request.url });
    response.end("reached");
});
const webSockets = new WebSocketServer({
    server,
    handleProtocols: (offered) => (offered.has("chat-v2") ? "chat-v2" : false),
});

server.on("connection", () => report("tcp"));
webSockets.on("connection", (socket, request) => {
    const { pathname, searchParams } = new URL(request.url, "ws://localhost");
    report("open", { url: request.url });
    socket.on("close", (code, reason) => report("close", { code, reason: String(reason) }));
    socket.on("error", (error) => report("error", { message: error.message }));
    behaviors[pathname]?.(socket, request, searchParams);
});

server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
