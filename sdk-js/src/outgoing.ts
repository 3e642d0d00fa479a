import { utf8Length } from "./utf8.js";

/** What `send()` takes. Binary data may be changed afterwards. */
export type SendData =
    | string
    | ArrayBuffer
    | ArrayBufferView
    | { type: "text"; data: string }
    /** Bytes: whole numbers from 0 to 255. */
    | { type: "arraybuffer"; data: readonly number[] };

/**
 * Data for the host, and its size; lone surrogates are the host's to replace. A buffer may be the
 * author's own: it is to be posted before the author can change it, or copied.
 */
export interface Outgoing {
    readonly data: string | ArrayBuffer;
    readonly bytes: number;
}

export function isArrayBuffer(value: unknown): value is ArrayBuffer {
    // A buffer of another realm, such as that of a nested frame, counts too.
    return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

export function outgoingText(text: string): Outgoing {
    return { data: text, bytes: utf8Length(text) };
}

export function outgoingBuffer(data: ArrayBuffer): Outgoing {
    return { data, bytes: data.byteLength };
}

function isWhole({ buffer, byteLength }: ArrayBufferView): boolean {
    return isArrayBuffer(buffer) && buffer.byteLength === byteLength;
}

/** The bytes of `source`, which has none if it is detached. */
export function outgoingBytes(source: ArrayBuffer | ArrayBufferView): Outgoing {
    if (source.byteLength === 0) {
        return outgoingBuffer(new ArrayBuffer(0));
    }
    if (!ArrayBuffer.isView(source)) {
        return outgoingBuffer(source);
    }
    if (isWhole(source)) {
        return outgoingBuffer(source.buffer as ArrayBuffer);
    }
    const bytes = new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
    return outgoingBuffer(new Uint8Array(bytes).buffer);
}

/** The same, which nobody else can change. */
export function copyOf({ data, bytes }: Outgoing): Outgoing {
    return { data: typeof data === "string" ? data : data.slice(0), bytes };
}

function isByte(value: unknown): boolean {
    return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;
}

function outgoingTyped(value: unknown): Outgoing | undefined {
    const { type, data } = Object(value) as { type?: unknown; data?: unknown };
    if (type === "text" && typeof data === "string") {
        return outgoingText(data);
    }
    if (type === "arraybuffer" && Array.isArray(data) && data.every(isByte)) {
        return outgoingBuffer(Uint8Array.from(data as number[]).buffer);
    }
    return undefined;
}

/** @throws TypeError for what cannot be sent. */
export function outgoing(value: unknown): Outgoing {
    if (typeof value === "string") {
        return outgoingText(value);
    }
    if (isArrayBuffer(value) || ArrayBuffer.isView(value)) {
        return outgoingBytes(value);
    }
    const typed = outgoingTyped(value);
    if (!typed) {
        throw new TypeError("not a string, an ArrayBuffer or a view, nor such data with a type");
    }
    return typed;
}
