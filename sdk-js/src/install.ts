type WebSocketClass = typeof globalThis.WebSocket;

const current = (): PropertyDescriptor | undefined =>
    Object.getOwnPropertyDescriptor(globalThis, "WebSocket");

/** The place of the global `WebSocket`, for one class that takes it and gives it back. */
export class GlobalPlace {
    readonly #class: WebSocketClass;
    #former: PropertyDescriptor | undefined;

    constructor(WebSocket: WebSocketClass) {
        this.#class = WebSocket;
    }

    /** Does nothing where the class has the place already. */
    take(): void {
        if (this.#isTaken) {
            return;
        }
        this.#former = current();
        Object.defineProperty(globalThis, "WebSocket", {
            value: this.#class,
            writable: true,
            enumerable: false,
            configurable: true,
        });
    }

    /** Puts back what was there before, unless somebody else has taken the place meanwhile. */
    giveBack(): void {
        if (!this.#isTaken) {
            return;
        }
        if (this.#former) {
            Object.defineProperty(globalThis, "WebSocket", this.#former);
        } else {
            Reflect.deleteProperty(globalThis, "WebSocket");
        }
        this.#former = undefined;
    }

    get #isTaken(): boolean {
        return current()?.value === this.#class;
    }
}
