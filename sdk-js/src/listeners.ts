/** The callbacks of each event, by the event's name. */
export type EventMap = Record<string, readonly unknown[]>;

export type Callback<Arguments extends readonly unknown[]> = (...args: Arguments) => void;

/** Callbacks for named events. */
export class Listeners<Events extends EventMap> {
    readonly #callbacks = new Map<keyof Events, Set<Callback<never>>>();

    /** Adds a callback; adding it twice is the same as once. */
    add<Name extends keyof Events>(name: Name, callback: Callback<Events[Name]>): void {
        const callbacks = this.#callbacks.get(name) ?? new Set();
        callbacks.add(callback);
        this.#callbacks.set(name, callbacks);
    }

    remove<Name extends keyof Events>(name: Name, callback: Callback<Events[Name]>): void {
        const callbacks = this.#callbacks.get(name);
        callbacks?.delete(callback);
        if (callbacks?.size === 0) {
            this.#callbacks.delete(name);
        }
    }

    /** Removes all; an event that is being told reaches no further one. */
    clear(): void {
        this.#callbacks.forEach((callbacks) => callbacks.clear());
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
        const callbacks = this.#callbacks.get(name) ?? new Set();
        for (const callback of [...callbacks]) {
            if (!callbacks.has(callback)) {
                continue;
            }
            try {
                (callback as Callback<Events[Name]>)(...args);
            } catch (error) {
                reportLater(error);
            }
        }
    }
}

/** Lets the error reach the page's own error handling, as an error in an event listener does. */
function reportLater(error: unknown): void {
    setTimeout(() => {
        throw error;
    });
}
