// A WebSocket server on the "ws" package. It prints its port as its first line, then one line of
// JSON for each thing that happens, and ends when its standard input does.
// With --tls CERTDIR/NAME it speaks wss with a certificate of make_certs.sh.
import { readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { parseArgs } from "node:util";
import { WebSocketServer } from "ws";
import { flood } from "./flood.mjs";

const { tls } = parseArgs({ options: { tls: { type: "string" } } }).values;

const report = (event, facts = {}) => console.log(JSON.stringify({ event, ...facts }));

const behaviors = {
    "/echo": (socket) =>
        socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary })),
    "/headers": (socket, request) => socket.send(JSON.stringify(request.rawHeaders)),
    "/close": (socket, request, query) =>
        socket.close(Number(query.get("code")), query.get("reason") ?? ""),
    "/close-without-status": (socket) => socket.close(),
    "/close-on": (socket) =>
        socket.on("message", (data) => {
            const [, code, reason] = /^close (\d+) ?(.*)$/s.exec(data) ?? [];
            if (code) socket.close(Number(code), reason);
        }),
    "/terminate": (socket) => socket.terminate(),
    "/drop-after": (socket, request, query) => {
        let left = Number(query.get("messages"));
        socket.on("message", (data, isBinary) => {
            if (left === 0) return;
            left -= 1;
            const after = left === 0 ? () => socket.terminate() : undefined;
            socket.send(data, { binary: isBinary }, after);
        });
    },
    "/ticking": (socket) => {
        let ticks = 0;
        repeat(socket, () => socket.send(`tick ${++ticks}`));
    },
    "/ping-me": (socket) => {
        let pings = 0;
        socket.on("pong", (data) => report("pong", { data: String(data) }));
        repeat(socket, () => socket.ping(`ping ${++pings}`));
    },
    "/greet": (socket, request, query) => {
        const partings = { close: () => socket.close(3000), terminate: () => socket.terminate() };
        socket.send("first");
        socket.send("second");
        socket.send("third", partings[query.get("then")]);
    },
    "/large": (socket, request, query) => socket.send("x".repeat(Number(query.get("bytes")))),
    "/binary": (socket, request, query) =>
        socket.send(Uint8Array.from({ length: Number(query.get("bytes")) }, (_, i) => i % 256)),
    "/fragments": (socket, request, query) => {
        const count = Number(query.get("count"));
        for (let i = 1; i <= count; ++i) {
            socket.send(`part ${i};`, { fin: i === count });
            if (i < count) socket.ping();
        }
    },
    "/flood": (socket, request, query) =>
        flood(socket, Number(query.get("messages")), Number(query.get("bytes")), report),
    "/count": (socket) => {
        const counted = { messages: 0, bytes: 0 };
        socket.on("message", (data, isBinary) => {
            if (!isBinary && String(data) === "report") return socket.send(JSON.stringify(counted));
            counted.messages += 1;
            counted.bytes += data.length;
        });
    },
    "/sleepy": (socket) => socket.pause(),
};

// Headers that the handshake is answered with, besides those that it needs.
const answerHeaders = {
    "/headers-back": () => ["X-One: 1", "X-Two: a", "X-Two: b"],
    "/subprotocol": (query) => {
        const chosen = query.get("choose");
        return chosen === null ? [] : [`Sec-WebSocket-Protocol: ${chosen}`];
    },
};

function repeat(socket, action) {
    const timer = setInterval(action, 20);
    socket.on("close", () => clearInterval(timer));
}

function target(request) {
    return new URL(request.url, "ws://localhost");
}

function createServer(handler) {
    if (!tls) return createHttpServer(handler);
    const shown = { cert: readFileSync(`${tls}.pem`), key: readFileSync(`${tls}.key`) };
    return createHttpsServer(shown, handler);
}

const server = createServer((request, response) => {
    report("http", { method: request.method, url: request.url });
    response.end("reached");
});
server.on("connection", () => report("tcp"));
server.on("tlsClientError", (error) => report("tls-error", { message: error.message }));

const webSockets = new WebSocketServer({
    server,
    handleProtocols: (offered, request) =>
        offered.has("chat-v2") && target(request).pathname !== "/subprotocol" ? "chat-v2" : false,
    verifyClient: ({ req }, decide) => {
        const { pathname, searchParams } = target(req);
        if (pathname !== "/status") return decide(true);
        const status = Number(searchParams.get("code"));
        report("refused", { url: req.url, status });
        decide(false, status, undefined, status === 302 ? { Location: "/echo" } : {});
    },
});
webSockets.on("headers", (headers, request) => {
    const { pathname, searchParams } = target(request);
    headers.push(...(answerHeaders[pathname]?.(searchParams) ?? []));
});
webSockets.on("connection", (socket, request) => {
    const { pathname, searchParams } = target(request);
    report("open", { url: request.url });
    socket.on("close", (code, reason) =>
        report("close", { code, reason: String(reason), path: pathname }));
    socket.on("error", (error) => report("error", { message: error.message }));
    behaviors[pathname]?.(socket, request, searchParams);
});

server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
