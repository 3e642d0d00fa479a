import { fixed, method } from "./take.js";

type EncodeInto = (
    encoder: TextEncoder,
    text: string,
    bytes: Uint8Array,
) => { readonly written: number };

export function takeTexts() {
    const encoder = new TextEncoder();
    const encodeInto = method<EncodeInto>(TextEncoder.prototype.encodeInto);
    return fixed({
        /** Writes `text` as UTF-8, and returns how many bytes that were. */
        encode: (text: string, bytes: Uint8Array): number =>
            encodeInto(encoder, text, bytes).written,
    });
}
