import { extended, includes, without } from "./lists.js";
import { natives } from "./natives/index.js";

const { apply, SafeMap, setTimeout } = natives;

/** The callbacks of each event, by the event's name. */
export type EventMap = Record<string, readonly unknown[]>;

export type Callback<Arguments extends readonly unknown[]> = (...args: Arguments) => void;

type Callbacks = readonly Callback<never>[];

/** Callbacks for named events. */
export class Listeners<Events extends EventMap> {
    /** Replaced by each change, so that what is told goes to those that were there. */
    readonly #callbacks = new SafeMap<keyof Events, Callbacks>();

    /** Adds a callback; adding it twice is the same as once. */
    add<Name extends keyof Events>(name: Name, callback: Callback<Events[Name]>): void {
        const callbacks = this.#callbacks.get(name) ?? [];
        if (!includes<Callback<never>>(callbacks, callback)) {
            this.#callbacks.set(name, extended<Callback<never>>(callbacks, callback));
        }
    }

    remove<Name extends keyof Events>(name: Name, callback: Callback<Events[Name]>): void {
        const others = without<Callback<never>>(this.#callbacks.get(name) ?? [], callback);
        if (others.length === 0) {
            this.#callbacks.delete(name);
        } else {
            this.#callbacks.set(name, others);
        }
    }

    /** Removes all; an event that is being told reaches no further one. */
    clear(): void {
        this.#callbacks.clear();
    }

    has(name: keyof Events): boolean {
        return this.#callbacks.has(name);
    }

    /**
     * Calls them in the order in which they were added. One that throws does not stop the rest; one
     * that is removed meanwhile is not called.
     */
    emit<Name extends keyof Events>(name: Name, ...args: Events[Name]): void {
        const callbacks = this.#callbacks.get(name) ?? [];
        for (let i = 0; i < callbacks.length; ++i) {
            const callback = callbacks[i] as Callback<never>;
            if (this.#isThere(name, callbacks, callback)) {
                callAndReport(callback, args);
            }
        }
    }

    #isThere(name: keyof Events, before: Callbacks, callback: Callback<never>): boolean {
        const now = this.#callbacks.get(name);
        return now === before || (now !== undefined && includes(now, callback));
    }
}

/** The error reaches the page's own error handling, as that of an event listener does. */
function callAndReport(callback: Callback<never>, args: readonly unknown[]): void {
    try {
        apply(callback, undefined, args);
    } catch (error) {
        setTimeout(() => {
            throw error;
        });
    }
}
