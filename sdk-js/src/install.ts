import { natives } from "./natives/index.js";
import type { OwnProperty } from "./natives/objects.js";

const { global, objects, TypeError } = natives;

type WebSocketClass = typeof globalThis.WebSocket;

const current = (): OwnProperty | undefined =>
    objects.ownProperty(global, "WebSocket");

function put(property: PropertyDescriptor): void {
    if (!objects.defineProperty(global, "WebSocket", property)) {
        throw new TypeError("the global WebSocket cannot be replaced");
    }
}

/** The place of the global `WebSocket`, for the classes of one client. */
export class GlobalPlace {
    #class: WebSocketClass | undefined;
    #former: OwnProperty | undefined;

    /**
     * Puts that class there, also in place of another one of this client.
     *
     * @returns what puts back what was there before this client, unless the global is another one by
     *     then.
     */
    take(WebSocket: WebSocketClass): () => void {
        if (!this.#isTaken) {
            this.#former = current();
        }
        this.#class = WebSocket;
        put(
            objects.bare({
                value: WebSocket,
                writable: true,
                enumerable: false,
                configurable: true,
            }),
        );
        return () => {
            if (this.#class === WebSocket) {
                this.giveBack();
            }
        };
    }

    /** Puts back what was there before, unless somebody else has taken the place meanwhile. */
    giveBack(): void {
        if (!this.#isTaken) {
            return;
        }
        if (this.#former) {
            put(this.#former);
        } else {
            objects.deleteProperty(global, "WebSocket");
        }
        this.#former = undefined;
    }

    get #isTaken(): boolean {
        return this.#class !== undefined && current()?.value === this.#class;
    }
}
