import { bound, fixed } from "./take.js";

/** The window around this one. */
export interface Parent {
    readonly parent: object;
    /** Hears what the parent posts. */
    readonly window: EventTarget;
    /** Posts to the parent, whatever its origin: the host's is none of a resource's business. */
    post(this: void, message: unknown): void;
}

/** Undefined where there are no windows. */
export function takeParent(): Parent | undefined {
    const { window } = globalThis as Partial<typeof globalThis>;
    if (!window) {
        return undefined;
    }
    const { parent } = window;
    const post = bound<(message: unknown, origin: string) => void>(parent.postMessage, parent);
    return fixed<Parent>({ parent, window, post: (message) => post(message, "*") });
}
