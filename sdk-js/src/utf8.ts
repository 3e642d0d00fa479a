import { natives } from "./natives/index.js";

const { strings, texts, Uint8Array } = natives;
const { charCodeAt, slice } = strings;

/** As much is encoded at once; a unit has three bytes at most. */
const chunkUnits = 0x8000;
const scratch = new Uint8Array(3 * chunkUnits);

/** Up to here a loop beats the encoder, which has a cost per call. */
const maxLooped = 128;

function isAscii(text: string): boolean {
    for (let i = 0; i < text.length; ++i) {
        if (charCodeAt(text, i) > 0x7f) {
            return false;
        }
    }
    return true;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Does not cut a surrogate pair in two. */
function chunkEnd(text: string, start: number): number {
    const end = start + chunkUnits;
    const isCut = end < text.length && isHighSurrogate(charCodeAt(text, end - 1));
    return isCut ? end - 1 : end;
}

/** The bytes of `text` as UTF-8; a lone surrogate counts as the U+FFFD that stands for it. */
export function utf8Length(text: string): number {
    if (text.length <= maxLooped && isAscii(text)) {
        return text.length;
    }
    let bytes = 0;
    for (let start = 0; start < text.length; ) {
        const end = chunkEnd(text, start);
        bytes += texts.encode(slice(text, start, end), scratch);
        start = end;
    }
    return bytes;
}

/** The units of the character at `at`; none if a lone surrogate is there. */
function unitsAt(text: string, at: number): number {
    const unit = charCodeAt(text, at);
    if (isHighSurrogate(unit)) {
        return isLowSurrogate(charCodeAt(text, at + 1)) ? 2 : 0;
    }
    return isLowSurrogate(unit) ? 0 : 1;
}

/** `text` with U+FFFD for each lone surrogate, since JSON in UTF-8 cannot carry those. */
export function wellFormed(text: string): string {
    let result = "";
    let start = 0;
    for (let i = 0; i < text.length; ) {
        const units = unitsAt(text, i);
        if (units === 0) {
            result += `${slice(text, start, i)}\uFFFD`;
            start = i + 1;
        }
        i += units === 0 ? 1 : units;
    }
    return result + slice(text, start);
}
