import { RpError } from "./errors.js";
import type { Host } from "./host.js";
import { KeptEvents, type WsEvent } from "./kept-events.js";
import { type Callback, Listeners } from "./listeners.js";

export interface ConnectOptions {
    /** Headers of the opening handshake, in addition to its own. Default: none. */
    headers?: Record<string, string>;
    /** Subprotocols to offer, the preferred one first. Default: none. */
    protocols?: string[];
}

/** The events of a connection and what their callbacks are given. */
export type WsEvents = {
    /** The connection is established. */
    open: [];
    /** A text message came. */
    message: [data: string];
    /**
     * The connection has ended; nothing comes after it. The code is the peer's, 1005 if its close
     * frame had none, or 1006 if there was no close frame.
     */
    close: [code: number, reason: string];
    /** Something failed. If the connection failed, `close` follows. */
    error: [message: string];
};

export type ReadyState = "connecting" | "open" | "closing" | "closed";

/** Reported where no close frame came (RFC 6455, section 7.4.1). */
const abnormalClosure = 1006;

/** One WebSocket connection that the host holds for this resource. */
export class WsConnection {
    /** Names the connection in raw messages. */
    readonly id: string;
    readonly url: string;
    readonly #host: Host;
    readonly #listeners = new Listeners<WsEvents>();
    readonly #kept = new KeptEvents();
    #closeAfterOpen: (() => void) | undefined;
    #isReplaying = false;
    #readyState: ReadyState = "connecting";

    /** Use `rp.ws.connect`. */
    constructor(id: string, url: string, host: Host) {
        this.id = id;
        this.url = url;
        this.#host = host;
    }

    get readyState(): ReadyState {
        return this.#readyState;
    }

    /**
     * Calls `callback` for each such event, from now on and for those that came before anybody
     * listened, in their order. At most 1024 of these are kept, and 16 Mi characters; the oldest
     * messages give way, and a warning on the console says how many. `close` is the last event.
     *
     * @returns what removes the callback.
     */
    on<Name extends keyof WsEvents>(name: Name, callback: Callback<WsEvents[Name]>): () => void {
        this.#listeners.add(name, callback);
        this.#scheduleReplay();
        return () => this.off(name, callback);
    }

    /** Removes a callback. */
    off<Name extends keyof WsEvents>(name: Name, callback: Callback<WsEvents[Name]>): void {
        this.#listeners.remove(name, callback);
    }

    /**
     * Sends a text message; before `open` it waits for that. If the host cannot take it, such as
     * for a full queue, `error` tells.
     *
     * @throws RpError `not_open` after `close` or `close()`.
     * @throws TypeError if `data` is no string.
     */
    send(data: string): void {
        if (typeof data !== "string") {
            throw new TypeError("send() takes a string");
        }
        if (this.#readyState === "closing" || this.#readyState === "closed") {
            const message = `the connection is ${this.#readyState}`;
            throw new RpError({ code: "not_open", message });
        }
        this.#host.notify("ws.send", { connectionId: this.id, data });
    }

    /**
     * Closes the connection when all that was sent before has gone; messages may still come until
     * `close`. Before `open` it takes effect after the `open` callbacks. Calling it again does
     * nothing.
     *
     * @param code 1000, or 3000 to 4999. Default: 1000.
     * @param reason at most 123 bytes of UTF-8. Default: none.
     */
    close(code?: number, reason?: string): void {
        if (this.#readyState === "connecting") {
            this.#closeAfterOpen ??= () => this.close(code, reason);
            return;
        }
        if (this.#readyState !== "open") {
            return;
        }
        this.#readyState = "closing";
        this.#host.notify("ws.close", {
            connectionId: this.id,
            ...(code !== undefined && { code }),
            ...(reason !== undefined && { reason }),
        });
    }

    /** @internal An event of the host. */
    receive(event: WsEvent): void {
        if (this.#readyState === "closed") {
            return;
        }
        if (event.name === "open") {
            this.#readyState = "open";
        } else if (event.name === "close") {
            this.#readyState = "closed";
        }
        this.#tell(event);
        if (event.name === "open") {
            this.#closeAfterOpen?.();
        }
    }

    /** @internal The host refused to connect. */
    refuse({ code, message }: RpError): void {
        this.receive({ name: "error", message: `${code}: ${message}` });
        this.receive({ name: "close", code: abnormalClosure, reason: "" });
    }

    #tell(event: WsEvent): void {
        if (!this.#isReplaying && this.#listeners.has(event.name)) {
            this.#emit(event);
            return;
        }
        this.#kept.push(event);
    }

    /** Later, so that all listeners which are added in one turn see the events in their order. */
    #scheduleReplay(): void {
        if (this.#isReplaying || this.#kept.isEmpty) {
            return;
        }
        this.#isReplaying = true;
        queueMicrotask(() => this.#replay());
    }

    #replay(): void {
        const isWanted = (name: WsEvent["name"]): boolean => this.#listeners.has(name);
        const dropped = this.#kept.takeDropped();
        if (dropped > 0) {
            console.warn(`${dropped} events came before anybody listened and were dropped`);
        }
        // One by one: a callback may add and remove others, and what comes meanwhile queues behind.
        for (let event = this.#kept.take(isWanted); event; event = this.#kept.take(isWanted)) {
            this.#emit(event);
        }
        this.#isReplaying = false;
    }

    #emit(event: WsEvent): void {
        switch (event.name) {
            case "open":
                this.#listeners.emit("open");
                break;
            case "message":
                this.#listeners.emit("message", event.data);
                break;
            case "close":
                this.#kept.clear();
                this.#listeners.emit("close", event.code, event.reason);
                break;
            case "error":
                this.#listeners.emit("error", event.message);
                break;
        }
    }
}
