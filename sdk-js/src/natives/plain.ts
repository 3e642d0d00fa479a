import { natives } from "./index.js";

const { json, objects } = natives;

function isPlain(value: object): boolean {
    const prototype = objects.getPrototypeOf(value);
    return prototype === objects.prototype || prototype === objects.arrayPrototype;
}

/**
 * Makes what is plain in a value of our own bare, so that nothing in it has an inherited `toJSON`.
 * What is bare already was there before; a value can contain itself.
 */
function bareThroughout(value: unknown): void {
    if (typeof value !== "object" || value === null || !isPlain(value)) {
        return;
    }
    objects.bare(value);
    const names = objects.keys(value);
    for (let i = 0; i < names.length; ++i) {
        bareThroughout((value as Record<string, unknown>)[names[i] as string]);
    }
}

/**
 * `value` as JSON, whatever `toJSON` the page has given to all objects.
 *
 * @throws DOMException `DataCloneError` for what is no plain value, as postMessage() does.
 */
export function toJson(value: unknown): string {
    const copy = natives.structuredClone(value);
    bareThroughout(copy);
    return json.stringify(copy) as string;
}
