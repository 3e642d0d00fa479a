// The server of the soak, on the "ws" package. It sends numbered messages at its own pace, writes
// each thing into its ledger (standard output) before it does it, and ends when its standard input
// does. Lines of that: `finish` lets each page end its connections, `count` tells what is open.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { WebSocketServer } from "ws";
import { isBinary, parse, payload } from "../soak/page/payload.mjs";

const closedByServer = 4000;
const leastPauseMs = 200;
const mostPauseMs = 1800;
const chorusIntervalMs = 10_000;
const chorusMessages = 3;

const { port } = parseArgs({ options: { port: { type: "string" } } }).values;
// Written at once, since standard output is a pipe: what was noted survives the server's death.
const note = (...words) => console.log(words.join(" "));

const connections = new Set();
let isFinishing = false;

class Connection {
    #socket;
    #name;
    #plan;
    #sent = 0;
    #timer;

    constructor(socket, query) {
        this.#socket = socket;
        this.#name = query.get("connection");
        this.#plan = { end: query.get("end"), messages: Number(query.get("messages")) };
        connections.add(this);
        note("open", this.#name);
        socket.on("message", (data, binary) => this.#receive(String(data), binary));
        socket.on("close", (code) => this.#onClose(code));
        socket.on("error", () => {}); // "close" follows
        isFinishing ? this.finish() : this.#sendLater();
    }

    send(count) {
        for (let i = 0; i < count && this.#isOpen; ++i) {
            const number = ++this.#sent;
            const text = payload(this.#name, number);
            note("sent", this.#name, number);
            this.#socket.send(isBinary(number) ? Buffer.from(text) : text);
            if (this.#plan.end === "server" && number >= this.#plan.messages) {
                this.#socket.close(closedByServer);
            }
        }
    }

    finish() {
        clearTimeout(this.#timer);
        if (this.#isOpen) this.#socket.send("finish");
    }

    get #isOpen() {
        return this.#socket.readyState === this.#socket.OPEN;
    }

    #sendLater() {
        const pause = leastPauseMs + Math.random() * (mostPauseMs - leastPauseMs);
        this.#timer = setTimeout(() => {
            this.send(1);
            this.#sendLater();
        }, pause);
    }

    #receive(text, binary) {
        const { connection, number, isIntact } = parse(text);
        const isRight = isIntact && binary === isBinary(Number(number));
        note("got", this.#name, connection, number, isRight ? 1 : 0);
    }

    #onClose(code) {
        clearTimeout(this.#timer);
        connections.delete(this);
        note("closed", this.#name, code);
    }
}

const server = createServer();
server.on("error", (error) => {
    console.error(`soak_server: ${error.message}`);
    process.exit(1);
});
const webSockets = new WebSocketServer({ server });
webSockets.on("connection", (socket, request) =>
    new Connection(socket, new URL(request.url, "ws://localhost").searchParams));
const backlog = 1024;
server.listen(Number(port), "127.0.0.1", backlog, () => note("listening", server.address().port));

// All at once, so that a page gets many messages of many connections in one go.
setInterval(() => {
    if (isFinishing) return;
    for (const connection of connections) connection.send(chorusMessages);
}, chorusIntervalMs);

const orders = {
    finish: () => {
        isFinishing = true;
        for (const connection of connections) connection.finish();
    },
    // Those of TCP are counted apart: one may be open that no WebSocket is on.
    count: () => server.getConnections((_error, sockets) =>
        note("count", connections.size, sockets)),
};
const input = createInterface({ input: process.stdin });
input.on("line", (line) => orders[line]?.());
input.on("close", () => process.exit(0));
