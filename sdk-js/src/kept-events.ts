/** Events kept for a connection without a listener for them. */
export const maxKeptEvents = 1024;
/** Characters of the messages and errors among them. */
export const maxKeptCharacters = 16 * 1024 * 1024;

/** One event of a connection. */
export type WsEvent =
    | { name: "open" }
    | { name: "message"; data: string }
    | { name: "close"; code: number; reason: string }
    | { name: "error"; message: string };

function sizeOf(event: WsEvent): number {
    switch (event.name) {
        case "message":
            return event.data.length;
        case "error":
            return event.message.length;
        default:
            return 0;
    }
}

/**
 * Events that wait for a listener, in order and bounded. The oldest messages give way, and errors
 * where no message is left; `open` and `close` come once each and always stay.
 */
export class KeptEvents {
    #events: WsEvent[] = [];
    #characters = 0;
    #dropped = 0;

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
        this.#events.push(event);
        this.#characters += sizeOf(event);
        while (this.#isOver()) {
            this.#removeFirst(({ name }) => name === "message") ??
                this.#removeFirst(({ name }) => name === "error");
            this.#dropped += 1;
        }
    }

    /** Removes and returns the oldest that somebody wants now. */
    take(isWanted: (name: WsEvent["name"]) => boolean): WsEvent | undefined {
        return this.#removeFirst(({ name }) => isWanted(name));
    }

    clear(): void {
        this.#events = [];
        this.#characters = 0;
    }

    #isOver(): boolean {
        return this.#events.length > maxKeptEvents || this.#characters > maxKeptCharacters;
    }

    #removeFirst(matches: (event: WsEvent) => boolean): WsEvent | undefined {
        const index = this.#events.findIndex(matches);
        if (index < 0) {
            return undefined;
        }
        const [removed] = this.#events.splice(index, 1);
        this.#characters -= removed ? sizeOf(removed) : 0;
        return removed;
    }
}
