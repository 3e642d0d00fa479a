import { natives } from "../../../sdk-js/src/natives/index.js";
import { SafeWeakMap } from "../natives/reflection.js";

const { apply, events } = natives;

/** The event handler attribute for one type of events, of any object that has it. */
export class EventHandler {
    readonly #type: string;
    readonly #handlers = new SafeWeakMap<object, unknown>();

    constructor(type: string) {
        this.#type = type;
    }

    get(target: object): unknown {
        return this.#handlers.get(target) ?? null;
    }

    /** What is no function counts as null; the first that is given says when it is called. */
    set(target: object, handler: unknown): void {
        const isNew = !this.#handlers.has(target);
        this.#handlers.set(target, typeof handler === "function" ? handler : null);
        if (!isNew) {
            return;
        }
        events.add(target as EventTarget, this.#type, (event) => {
            const current = this.#handlers.get(target);
            if (current) {
                apply(current, target, [event]);
            }
        });
    }
}
