import { natives } from "../../../sdk-js/src/natives/index.js";

const { buffers } = natives;

/** Whether it is an `ArrayBuffer`, of whatever realm. */
export function isBuffer(value: unknown): value is ArrayBuffer {
    if (typeof value !== "object" || value === null) {
        return false;
    }
    try {
        buffers.byteLength(value as ArrayBuffer); // which only a buffer has
        return true;
    } catch {
        return false;
    }
}

/** The bytes of a text that has one in each unit. */
export function bytesOf(text: string): ArrayBuffer {
    const bytes = new natives.Uint8Array(text.length);
    for (let i = 0; i < text.length; ++i) {
        bytes[i] = natives.strings.charCodeAt(text, i); // without its higher byte
    }
    return bytes.buffer;
}
