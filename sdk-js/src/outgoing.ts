import { utf8Length } from "./utf8.js";

/** What `send()` takes. Binary data is copied, so that it may be changed afterwards. */
export type SendData =
    | string
    | ArrayBuffer
    | ArrayBufferView
    | { type: "text"; data: string }
    /** Bytes: whole numbers from 0 to 255. */
    | { type: "arraybuffer"; data: readonly number[] };

/** Data that is the host's from now on, and its size; lone surrogates are the host's to replace. */
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

/** Takes the buffer as it is: nobody else may hold it. */
export function outgoingOwned(data: ArrayBuffer): Outgoing {
    return { data, bytes: data.byteLength };
}

export function outgoingCopy(source: ArrayBuffer | ArrayBufferView): Outgoing {
    if (!ArrayBuffer.isView(source)) {
        return outgoingOwned(source.slice(0));
    }
    const bytes = new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
    return outgoingOwned(new Uint8Array(bytes).buffer);
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
        return outgoingOwned(Uint8Array.from(data as number[]).buffer);
    }
    return undefined;
}

/** @throws TypeError for what cannot be sent. */
export function outgoing(value: unknown): Outgoing {
    if (typeof value === "string") {
        return outgoingText(value);
    }
    if (isArrayBuffer(value) || ArrayBuffer.isView(value)) {
        return outgoingCopy(value);
    }
    const typed = outgoingTyped(value);
    if (!typed) {
        throw new TypeError("not a string, an ArrayBuffer or a view, nor such data with a type");
    }
    return typed;
}
