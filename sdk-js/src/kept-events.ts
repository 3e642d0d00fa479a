import { filtered, indexWhere } from "./lists.js";
import { natives } from "./natives/index.js";
import type { WsEvent } from "./ws-event.js";

const { arrays, buffers } = natives;

/** Characters and bytes of the messages and errors that are kept for one connection. */
export const maxKeptSize = 16 * 1024 * 1024;

/** The part of the bound at which the author is warned. */
const warnedPart = 0.8;

function sizeOf(event: WsEvent): number {
    switch (event.event) {
        case "message": {
            const { data } = event;
            return typeof data === "string" ? data.length : buffers.byteLength(data);
        }
        case "error":
            return event.error.length;
        default:
            return 0;
    }
}

/** Whether an event waits for its first listener. The others are news, and stale ones are none. */
export function isKept(event: WsEvent): boolean {
    switch (event.event) {
        case "open":
            return !event.reconnected;
        case "message":
        case "error":
        case "close":
            return true;
        default:
            return false;
    }
}

const isMessage = ({ event }: WsEvent): boolean => event === "message";
const mayGive = (event: WsEvent): boolean =>
    event.event !== "close" && !(event.event === "open" && isKept(event));

/**
 * Events that wait for a listener, in order and bounded. The oldest messages give way, and others
 * where no message is left; the first `open` and `close` come once each and always stay.
 */
export class KeptEvents {
    readonly #maxEvents: () => number;
    readonly #warn: (value: number, max: number) => void;
    #events: WsEvent[] = [];
    #size = 0;
    #dropped = 0;
    #hasWarned = false;

    /** `warn` is called at 80 % of the number of events; once until it has fallen below again. */
    constructor(maxEvents: () => number, warn: (value: number, max: number) => void) {
        this.#maxEvents = maxEvents;
        this.#warn = warn;
    }

    get isEmpty(): boolean {
        return this.#events.length === 0;
    }

    /** The number of events dropped since the last call. */
    takeDropped(): number {
        const dropped = this.#dropped;
        this.#dropped = 0;
        return dropped;
    }

    push(event: WsEvent): void {
        arrays.push(this.#events, event);
        this.#size += sizeOf(event);
        while (this.#isOver() && (this.#removeFirst(isMessage) ?? this.#removeFirst(mayGive))) {
            this.#dropped += 1;
        }
        this.#warnIfNear();
    }

    /** Removes and returns the oldest that somebody wants now. */
    take(isWanted: (name: WsEvent["event"]) => boolean): WsEvent | undefined {
        return this.#removeFirst(({ event }) => isWanted(event));
    }

    clear(): void {
        this.#events = [];
        this.#size = 0;
    }

    #isOver(): boolean {
        return this.#events.length > this.#maxEvents() || this.#size > maxKeptSize;
    }

    #isNear(): boolean {
        return this.#events.length >= warnedPart * this.#maxEvents();
    }

    #warnIfNear(): void {
        if (!this.#hasWarned && this.#isNear()) {
            this.#hasWarned = true;
            this.#warn(this.#events.length, this.#maxEvents());
        }
    }

    #removeFirst(matches: (event: WsEvent) => boolean): WsEvent | undefined {
        const index = indexWhere(this.#events, matches);
        if (index < 0) {
            return undefined;
        }
        const removed = this.#events[index];
        this.#events = filtered(this.#events, (_event, at) => at !== index);
        this.#size -= removed ? sizeOf(removed) : 0;
        this.#hasWarned &&= this.#isNear();
        return removed;
    }
}
