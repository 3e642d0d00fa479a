// The payloads of server/payload.h.
const filler = '"symbol":"PRTC","price":101.25,';

export function textPayload(number, bytes) {
    const head = `{"n":${String(number).padStart(8)},`;
    const filled = head + filler.repeat(Math.ceil(bytes / filler.length));
    return `${filled.slice(0, bytes - 1)}}`;
}

export function binaryPayload(number, bytes) {
    const payload = new Uint8Array(bytes);
    for (let i = 0; i < bytes; ++i) {
        payload[i] = number + i;
    }
    return payload.buffer;
}

export const lengthOf = (data) => (typeof data === "string" ? data.length : data.byteLength);

const spotDistance = 509; // a prime, so that every value comes by

// Strings are compared as a whole, buffers here and there and at both ends.
export function isPayload(data, expected) {
    if (typeof expected === "string" || typeof data === "string") {
        return data === expected;
    }
    const [actual, wanted] = [new Uint8Array(data), new Uint8Array(expected)];
    for (let i = 0; i < wanted.length; i += spotDistance) {
        if (actual[i] !== wanted[i]) {
            return false;
        }
    }
    return actual.length === wanted.length && actual.at(-1) === wanted.at(-1);
}
