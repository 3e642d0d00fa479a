import { natives } from "./natives/index.js";

const { apply, events, SafeMap } = natives;

/** The value of an attribute such as `onopen`: a function, or an object that is never called. */
export type HandlerValue = object | null;

interface Handler {
    value: object;
    listener: (event: Event) => void;
}

/**
 * Attributes such as `onopen`, as HTML defines them: the value is one listener among the others,
 * whose place is that of the first value since the last null.
 */
export class EventHandlers {
    readonly #target: EventTarget;
    readonly #handlers = new SafeMap<string, Handler>();

    constructor(target: EventTarget) {
        this.#target = target;
    }

    get(type: string): HandlerValue {
        return this.#handlers.get(type)?.value ?? null;
    }

    set(type: string, value: unknown): void {
        const handler = this.#handlers.get(type);
        if (!isObject(value)) {
            this.#remove(type);
        } else if (handler) {
            handler.value = value;
        } else {
            this.#add(type, value);
        }
    }

    #add(type: string, value: object): void {
        const handler: Handler = {
            value,
            listener: (event) => {
                if (typeof handler.value === "function") {
                    apply(handler.value, this.#target, [event]);
                }
            },
        };
        this.#handlers.set(type, handler);
        events.add(this.#target, type, handler.listener);
    }

    #remove(type: string): void {
        const handler = this.#handlers.get(type);
        if (handler) {
            events.remove(this.#target, type, handler.listener);
            this.#handlers.delete(type);
        }
    }
}

function isObject(value: unknown): value is object {
    return typeof value === "function" || (typeof value === "object" && value !== null);
}
