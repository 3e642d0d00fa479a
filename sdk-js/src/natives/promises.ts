import { bare, fixed, method } from "./take.js";

type Then = (
    promise: Promise<unknown>,
    fulfilled: (value: never) => void,
    rejected: (reason: unknown) => void,
) => unknown;

/** For promises of the engine that nobody else sees. */
export function takePromises() {
    const then = method<Then>(Promise.prototype.then);
    const { defineProperty } = Reflect;
    return fixed({
        /** Calls one of the two, and makes no promise that anybody could wait for. */
        settle<Value>(
            promise: Promise<Value>,
            fulfilled: (value: Value) => void,
            rejected: (reason: unknown) => void,
        ): void {
            // Otherwise `then` asks the prototype which class its own promise is to have.
            defineProperty(promise, "constructor", bare({ value: undefined }));
            then(promise, fulfilled, rejected);
        },
    });
}
