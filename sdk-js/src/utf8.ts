const encoder = new TextEncoder();

/** As much is encoded at once; a unit has three bytes at most. */
const chunkUnits = 0x8000;
const scratch = new Uint8Array(3 * chunkUnits);

/** Up to here a loop beats the encoder, which has a cost per call. */
const maxLooped = 128;

function isAscii(text: string): boolean {
    for (let i = 0; i < text.length; ++i) {
        if (text.charCodeAt(i) > 0x7f) {
            return false;
        }
    }
    return true;
}

/** Does not cut a surrogate pair in two. */
function chunkEnd(text: string, start: number): number {
    const end = start + chunkUnits;
    const last = text.charCodeAt(end - 1);
    const isCut = end < text.length && last >= 0xd800 && last <= 0xdbff;
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
        bytes += encoder.encodeInto(text.slice(start, end), scratch).written ?? 0;
        start = end;
    }
    return bytes;
}

const loneSurrogates = /\p{Surrogate}/gu;

/** `text` with U+FFFD for each lone surrogate, since JSON in UTF-8 cannot carry those. */
export function wellFormed(text: string): string {
    return text.replace(loneSurrogates, "\uFFFD");
}
