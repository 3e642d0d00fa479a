const encoder = new TextEncoder();

/** Up to here a loop beats the encoder, which has a cost per call. */
const maxLooped = 128;

/** The bytes of `text` as UTF-8; a lone surrogate counts as the U+FFFD that stands for it. */
export function utf8Length(text: string): number {
    if (text.length > maxLooped) {
        return encoder.encode(text).byteLength;
    }
    for (let i = 0; i < text.length; ++i) {
        if (text.charCodeAt(i) > 0x7f) {
            return encoder.encode(text).byteLength;
        }
    }
    return text.length;
}

const loneSurrogates = /\p{Surrogate}/gu;

/** `text` with U+FFFD for each lone surrogate, since UTF-8 cannot write those. */
export function wellFormed(text: string): string {
    return text.replace(loneSurrogates, "\uFFFD");
}
