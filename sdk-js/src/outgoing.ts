import { isArrayBuffer } from "./brands.js";
import { given } from "./fields.js";
import { isEach } from "./lists.js";
import { natives } from "./natives/index.js";
import { utf8Length } from "./utf8.js";

const { ArrayBuffer, arrays, buffers, numbers, typedArrays, TypeError, Uint8Array, views } = natives;

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

export function outgoingText(text: string): Outgoing {
    return { data: text, bytes: utf8Length(text) };
}

/** Its bytes; none if it is detached. */
export function outgoingBuffer(buffer: ArrayBuffer): Outgoing {
    const bytes = buffers.byteLength(buffer);
    return { data: bytes === 0 ? new ArrayBuffer(0) : buffer, bytes };
}

/** The same bytes, which nobody else can change. */
function copied(bytes: Uint8Array): ArrayBuffer {
    const copy = new ArrayBuffer(typedArrays.length(bytes));
    typedArrays.set(new Uint8Array(copy), bytes);
    return copy;
}

/** The same of `view`. */
export function outgoingView(view: ArrayBufferView): Outgoing {
    const bytes = views.byteLength(view);
    if (bytes === 0) {
        return outgoingBuffer(new ArrayBuffer(0));
    }
    const buffer = views.buffer(view);
    if (isArrayBuffer(buffer) && buffers.byteLength(buffer) === bytes) {
        return { data: buffer, bytes };
    }
    return { data: copied(new Uint8Array(buffer, views.byteOffset(view), bytes)), bytes };
}

/** The same, which nobody else can change. */
export function copyOf({ data, bytes }: Outgoing): Outgoing {
    return { data: typeof data === "string" ? data : copied(new Uint8Array(data)), bytes };
}

function isByte(value: unknown): boolean {
    return numbers.isInteger(value) && value >= 0 && value <= 255;
}

function outgoingList(list: readonly number[]): Outgoing {
    const bytes = new Uint8Array(list.length);
    for (let i = 0; i < list.length; ++i) {
        bytes[i] = list[i] as number;
    }
    return outgoingView(bytes);
}

function outgoingTyped(value: unknown): Outgoing | undefined {
    if (typeof value !== "object" || value === null) {
        return undefined;
    }
    const bag: { readonly type?: unknown; readonly data?: unknown } = value;
    const type = given(bag, "type");
    const data = given(bag, "data");
    if (type === "text" && typeof data === "string") {
        return outgoingText(data);
    }
    if (type === "arraybuffer" && arrays.isArray(data) && isEach(data, isByte)) {
        return outgoingList(data as number[]);
    }
    return undefined;
}

/** @throws TypeError for what cannot be sent. */
export function outgoing(value: unknown): Outgoing {
    if (typeof value === "string") {
        return outgoingText(value);
    }
    if (buffers.isView(value)) {
        return outgoingView(value);
    }
    if (isArrayBuffer(value)) {
        return outgoingBuffer(value);
    }
    const typed = outgoingTyped(value);
    if (!typed) {
        throw new TypeError("not a string, an ArrayBuffer or a view, nor such data with a type");
    }
    return typed;
}
