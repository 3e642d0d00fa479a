import { Channel } from "./channel.js";
import { isRpError } from "./errors.js";
import { own } from "./fields.js";
import type { Host } from "./host.js";
import type { KnownLimits } from "./known-limits.js";
import { natives } from "./natives/index.js";
import type { ErrorBody, ErrorCode, Stage, WsMessage } from "./protocol.js";
import { abnormalClosure, type WsEvent } from "./ws-event.js";

const { arrays, printWarning, queueMicrotask, SafeMap, String } = natives;

/** Whoever is told of what becomes of a connection. */
export interface Receiver {
    receive(event: WsEvent): void;
}

interface Entry {
    channel: Channel;
    receiver: Receiver;
    isOpen: boolean;
}

function end({ channel, isOpen }: Entry): void {
    if (isOpen) {
        channel.close();
    } else {
        channel.abort();
    }
}

const dropped = { event: "close", code: abnormalClosure, reason: "", wasClean: false } as const;

/** The live connections of a client, by id. */
export class Connections {
    readonly host: Host;
    readonly limits: KnownLimits;
    /** Tells the author of a limit that the SDK keeps. */
    readonly warn: (warning: object) => void;
    readonly #entries = new SafeMap<string, Entry>();

    constructor(host: Host, limits: KnownLimits, warn: (warning: object) => void) {
        this.host = host;
        this.limits = limits;
        this.warn = warn;
    }

    /** Asks the host to connect. If it refuses, that is an `error` and a `close`. */
    open(url: string, options: object, receiver: Receiver): Channel {
        const channel = new Channel(
            this.host,
            (bytes) => bytes > this.limits.maxMessageBytes,
            (bytes) => this.onFailedNotification(tooLarge(channel.id, bytes)),
        );
        this.#entries.set(channel.id, { channel, receiver, isOpen: false });
        const params = { ...options, connectionId: channel.id, url };
        this.host.ask("ws.connect", params, {
            resolve: () => undefined,
            reject: (error) => queueMicrotask(() => this.#refuse(channel.id, error)),
        });
        return channel;
    }

    /**
     * Ends all of them, and then the host, without waiting for anything: those that are open with a
     * close frame behind what was sent, the others at once. Each is told one last `close`.
     */
    close(): void {
        const entries: Entry[] = [];
        this.#entries.forEach((entry) => arrays.push(entries, entry));
        this.#entries.clear();
        for (let i = 0; i < entries.length; ++i) {
            end(entries[i] as Entry);
        }
        // First, so that nobody who is told opens another.
        this.host.close();
        for (let i = 0; i < entries.length; ++i) {
            entries[i]?.receiver.receive(dropped);
        }
    }

    onWs(message: WsMessage): void {
        const entry = this.#entries.get(message.connectionId);
        if (message.event === "message") {
            entry?.receiver.receive(message);
            return;
        }
        const { type: _type, connectionId, ...event } = message;
        if (event.event === "written") {
            entry?.channel.settle(event.bytes);
            return;
        }
        if (event.event === "close") {
            this.#entries.delete(connectionId);
        } else if (entry && (event.event === "open" || event.event === "reconnecting")) {
            entry.isOpen = event.event === "open";
        }
        entry?.receiver.receive(event);
    }

    onFailedNotification({ code, message, data }: ErrorBody): void {
        const connectionId = data && own(data, "connectionId");
        if (!data || connectionId === undefined) {
            printWarning(`The host refused a message. ${code}: ${message}`);
            return;
        }
        const entry = this.#entries.get(connectionId);
        const bytes = own(data, "bytes") ?? 0;
        const method = own(data, "method") ?? "";
        entry?.channel.settle(bytes);
        entry?.receiver.receive({ event: "refused", method, code, message, bytes });
    }

    #refuse(id: string, error: unknown): void {
        const entry = this.#entries.get(id);
        this.#entries.delete(id);
        const { code, message } = isRpError(error) ? error : notSendable(error);
        entry?.receiver.receive({
            event: "error",
            error: `${code}: ${message}`,
            stage: stageOf(code),
        });
        entry?.receiver.receive(dropped);
    }
}

function stageOf(code: ErrorCode): Stage {
    return code === "limit_exceeded" ? "limit" : "policy";
}

/** Options that are no plain values, such as functions, do not even reach the host. */
function notSendable(error: unknown): ErrorBody {
    return { code: "invalid_params", message: String(error) };
}

function tooLarge(connectionId: string, bytes: number): ErrorBody {
    const data = { method: "ws.send", connectionId, bytes };
    return { code: "limit_exceeded", message: "the message is too large", data };
}
