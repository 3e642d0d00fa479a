import { natives } from "./natives/index.js";

const { strings } = natives;

const digits = "0123456789abcdef";

/** The value of the two hexadecimal digits at `at`; negative if they are none. */
function byteAt(text: string, at: number): number {
    const pair = strings.toLowerCase(strings.slice(text, at, at + 2));
    if (pair.length < 2) {
        return -1;
    }
    const high = strings.indexOf(digits, pair[0] as string);
    const low = strings.indexOf(digits, pair[1] as string);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
}

/** Bytes as characters, for `btoa`. The URL parser has encoded all that is not ASCII. */
export function percentDecoded(text: string): string {
    let decoded = "";
    for (let i = 0; i < text.length; ++i) {
        const byte = text[i] === "%" ? byteAt(text, i + 1) : -1;
        decoded += byte < 0 ? (text[i] as string) : strings.fromCharCode(byte);
        i += byte < 0 ? 0 : 2;
    }
    return decoded;
}
