import { note } from "./ledger.js";
import { isBinary, parse, payload } from "./payload.mjs";
import { maxMessageBytes } from "./sockets.js";

const closedByPage = 3000;
const closedAtTheEnd = 3001;
const fewestMessages = 20;
const mostMessages = 100;
const firstRetryMs = 300;
const lastRetryMs = 2000;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

// One place of the page: a connection, and another one whenever it is over, until the server says
// `finish`. A connection ends by plan after so many messages, by the page or by the server.
export class Place {
    #target;
    #retryMs = firstRetryMs;
    #isFinished = false;

    constructor(target) {
        this.#target = target;
    }

    connect() {
        const { newName, server, port, open } = this.#target;
        const name = newName();
        const number = Number(name.split("-").pop());
        const plan = {
            end: number % 2 === 0 ? "page" : "server",
            messages: fewestMessages + (number * 37) % (mostMessages - fewestMessages),
        };
        note("begin", name, server, open.kind, Date.now());
        const query = new URLSearchParams({ connection: name, ...plan });
        const on = this.#callbacks(name, plan, open.kind === "sdk");
        on.socket = open(`ws://127.0.0.1:${port}/?${query}`, on);
    }

    #callbacks(name, plan, isRefusable) {
        let sent = 0;
        let isOpen = false;
        const numbers = new Map(); // by the size of the message
        const send = (number, more) => {
            const text = payload(name, number, more);
            numbers.set(text.length, number);
            note(more > 0 ? "large" : "up", name, number);
            on.socket.send(isBinary(number) ? encoder.encode(text) : text);
        };
        const close = (code) => {
            isOpen = false;
            on.socket.close(code);
        };
        const next = () => {
            // One in eight is larger than the host takes on this connection.
            const isTooLarge = isRefusable && (sent + 1) % 8 === 2;
            send(++sent, isTooLarge ? maxMessageBytes : 0);
            if (plan.end === "page" && sent >= plan.messages) {
                close(closedByPage);
            }
        };
        const on = {
            opened: () => {
                note("opened", name);
                this.#retryMs = firstRetryMs;
                isOpen = true;
                next();
            },
            message: (data) => {
                const text = typeof data === "string" ? data : decoder.decode(data);
                if (text === "finish") {
                    this.#isFinished = true;
                    if (isOpen) close(closedAtTheEnd);
                    return;
                }
                const { connection, number, isIntact } = parse(text);
                const isRight = isIntact && (typeof data !== "string") === isBinary(Number(number));
                note("got", name, connection, number, isRight ? 1 : 0);
                if (isOpen) next();
            },
            refused: (method, code, bytes) => {
                if (method === "ws.send") note("refused", name, numbers.get(bytes) ?? 0, code);
            },
            closed: (code, wasClean, reason) => {
                isOpen = false;
                note("closed", name, code, wasClean ? 1 : 0, reason);
                if (!this.#isFinished) this.#connectLater();
            },
        };
        return on;
    }

    #connectLater() {
        setTimeout(() => this.connect(), this.#retryMs);
        this.#retryMs = Math.min(this.#retryMs * 2, lastRetryMs);
    }
}
