import type { Channel } from "./channel.js";
import type { ConnectOptions } from "./connect-options.js";
import { type ReadyState, tell, type WsEvents } from "./connection-events.js";
import type { Connections } from "./connections.js";
import { RpError } from "./errors.js";
import { isKept, KeptEvents } from "./kept-events.js";
import { type Callback, Listeners } from "./listeners.js";
import { natives } from "./natives/index.js";
import { outgoing, type SendData } from "./outgoing.js";
import type { RefusedInfo, WsEvent } from "./ws-event.js";

const { numbers, printWarning, queueMicrotask, TypeError } = natives;

/**
 * One WebSocket connection that the host holds for this resource. `Data` is what its server sends:
 * `string`, `ArrayBuffer` or both.
 */
export class WsConnection<Data extends string | ArrayBuffer = string> {
    /** As given to `rp.ws.connect`. */
    readonly url: string;
    readonly #channel: Channel;
    readonly #listeners = new Listeners<WsEvents>();
    readonly #kept: KeptEvents;
    #wantedClose: (() => void) | undefined;
    #isReplaying = false;
    #isAborted = false;
    #readyState: ReadyState = "connecting";
    #stateBeforeClose: ReadyState = "connecting";
    #protocol = "";

    /** Use `rp.ws.connect`. */
    constructor(url: string, options: ConnectOptions, connections: Connections) {
        this.url = url;
        const { limits, warn } = connections;
        this.#kept = new KeptEvents(
            () => limits.maxKeptEvents,
            (value, max) => warn({ limit: "maxKeptEvents", value, max, connectionId: this.id }),
        );
        this.#channel = connections.open(url, options, this);
    }

    /** Names the connection in raw messages. */
    get id(): string {
        return this.#channel.id;
    }

    get readyState(): ReadyState {
        return this.#readyState;
    }

    /** The subprotocol that the server chose; empty if none, and until it is open. */
    get protocol(): string {
        return this.#protocol;
    }

    /** Bytes of data that were sent and wait to be written to the network. */
    get bufferedAmount(): number {
        return this.#channel.bufferedAmount;
    }

    /**
     * Calls `callback` for each such event, from now on. `open`, `message`, `error` and `close`
     * also for those that came before anybody listened, in their order: `maxKeptEvents` of these
     * are kept, and 16 Mi characters and bytes; the oldest messages give way, and a warning on the
     * console says how many. `close` is the last event.
     *
     * @returns what removes the callback.
     */
    on<Name extends keyof WsEvents>(
        name: Name,
        callback: Callback<WsEvents<Data>[Name]>,
    ): () => void {
        this.#listeners.add(name, callback as Callback<WsEvents[Name]>);
        this.#scheduleReplay();
        return () => this.off(name, callback);
    }

    /** Removes a callback. */
    off<Name extends keyof WsEvents>(name: Name, callback: Callback<WsEvents<Data>[Name]>): void {
        this.#listeners.remove(name, callback as Callback<WsEvents[Name]>);
    }

    /**
     * Sends a message; before `open` and while reconnecting it waits for that. If the host cannot
     * take it, such as for a full queue, `refused` tells.
     *
     * @throws RpError `not_open` after `close`, and after `close()` once that has taken effect.
     * @throws TypeError if `data` is nothing that can be sent.
     */
    send(data: SendData): void {
        const message = outgoing(data);
        if (this.#readyState === "closing" || this.#readyState === "closed") {
            throw this.#notOpen();
        }
        this.#channel.send(message);
    }

    /**
     * Closes the connection when all that was sent before has gone; messages may still come until
     * `close`. Before `open` it takes effect after the `open` callbacks. Calling it again does
     * nothing.
     *
     * @param code 1000, or 3000 to 4999; null for none. Default: 1000.
     * @param reason at most 123 bytes of UTF-8, not without a code. Default: none.
     * @throws TypeError if `code` is not finite.
     */
    close(code?: number | null, reason?: string): void {
        if (typeof code === "number" && !numbers.isFinite(code)) {
            throw new TypeError("the code must be a finite number");
        }
        if (this.#readyState === "connecting") {
            this.#wantedClose ??= () => this.close(code, reason);
            return;
        }
        if (this.#readyState === "closing" || this.#readyState === "closed") {
            return;
        }
        this.#stateBeforeClose = this.#readyState;
        this.#readyState = "closing";
        this.#channel.close(code, reason);
    }

    /** Drops the connection at once, also while it connects; `close` follows with 1006. */
    abort(): void {
        if (this.#readyState === "closed" || this.#isAborted) {
            return;
        }
        this.#isAborted = true;
        this.#readyState = "closing";
        this.#channel.abort();
    }

    /**
     * Sends a ping; its answer comes as `pong`.
     *
     * @param data at most 125 bytes. Default: none.
     * @throws RpError `not_open` if the connection is not open.
     * @throws TypeError if `data` is nothing that can be sent.
     */
    ping(data?: SendData): void {
        const payload = data === undefined ? undefined : outgoing(data);
        if (this.#readyState !== "open") {
            throw this.#notOpen();
        }
        this.#channel.ping(payload);
    }

    /** @internal An event of the host. */
    receive(event: WsEvent): void {
        this.#advance(event);
        this.#tell(event);
        if (event.event === "open" || event.event === "reconnecting") {
            this.#wantedClose?.();
        }
    }

    #advance(event: WsEvent): void {
        if (event.event === "close") {
            this.#readyState = "closed";
        } else if (event.event === "refused") {
            this.#takeBackClose(event);
        } else if (event.event === "open") {
            this.#protocol = event.protocol;
            this.#enter("open");
        } else if (event.event === "reconnecting") {
            this.#enter("reconnecting");
        }
    }

    /** Such as for a code that must not be sent. */
    #takeBackClose({ method }: RefusedInfo): void {
        if (method === "ws.close" && this.#readyState === "closing" && !this.#isAborted) {
            this.#readyState = this.#stateBeforeClose;
            this.#wantedClose = undefined;
        }
    }

    #enter(state: ReadyState): void {
        // What was under way when the frame asked to close does not undo that.
        if (this.#readyState !== "closing") {
            this.#readyState = state;
        }
    }

    #tell(event: WsEvent): void {
        const isHeard = this.#listeners.has(event.event);
        if (isHeard && !this.#isReplaying) {
            this.#emit(event);
        } else if (isHeard || isKept(event)) {
            this.#kept.push(event);
        } else if (event.event === "refused") {
            printWarning(`${event.method} was refused. ${event.code}: ${event.message}`);
        }
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
        const isWanted = (name: WsEvent["event"]): boolean => this.#listeners.has(name);
        const dropped = this.#kept.takeDropped();
        if (dropped > 0) {
            printWarning(`${dropped} events came before anybody listened and were dropped`);
        }
        // One by one: a callback may add and remove others, and what comes meanwhile queues behind.
        for (let event = this.#kept.take(isWanted); event; event = this.#kept.take(isWanted)) {
            this.#emit(event);
        }
        this.#isReplaying = false;
    }

    #emit(event: WsEvent): void {
        if (event.event === "close") {
            this.#kept.clear();
        }
        tell(this.#listeners, event, this.url);
    }

    #notOpen(): RpError {
        return new RpError({ code: "not_open", message: `the connection is ${this.#readyState}` });
    }
}
