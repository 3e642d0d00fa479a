import { natives } from "../../../sdk-js/src/natives/index.js";

export { isArrayBuffer as isBuffer } from "../../../sdk-js/src/brands.js";

const { ArrayBuffer, strings, Uint8Array } = natives;

/** The bytes of a text that has one in each unit. */
export function bytesOf(text: string): ArrayBuffer {
    const buffer = new ArrayBuffer(text.length);
    const bytes = new Uint8Array(buffer);
    for (let i = 0; i < text.length; ++i) {
        bytes[i] = strings.charCodeAt(text, i); // without its higher byte
    }
    return buffer;
}
