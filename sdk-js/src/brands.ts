import { natives } from "./natives/index.js";

const { blobs, buffers } = natives;

/** Whether the engine reads that attribute of it, as it does of objects of one kind only. */
function hasBrand(value: unknown, attribute: (value: never) => unknown): boolean {
    if (typeof value !== "object" || value === null) {
        return false;
    }
    try {
        attribute(value as never);
        return true;
    } catch {
        return false;
    }
}

/** Whether it is an `ArrayBuffer`, also one of another realm, such as that of a nested frame. */
export function isArrayBuffer(value: unknown): value is ArrayBuffer {
    return hasBrand(value, buffers.byteLength);
}

/** The same of a `Blob`. */
export function isBlob(value: unknown): value is Blob {
    return hasBrand(value, blobs.size);
}
