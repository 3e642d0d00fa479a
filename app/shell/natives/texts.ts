import { natives } from "../../../sdk-js/src/natives/index.js";
import { method } from "../../../sdk-js/src/natives/take.js";

const { TextEncoder } = globalThis;
const encoder = new TextEncoder();
const encode = method<(encoder: TextEncoder, text: string) => Uint8Array>(
    TextEncoder.prototype.encode,
);

/** Bytes in UTF-8. */
export const byteLength = (text: string): number =>
    natives.typedArrays.length(encode(encoder, text));

export const toLowerCase = method<(text: string) => string>(String.prototype.toLowerCase);
export const startsWith = method<(text: string, start: string) => boolean>(
    String.prototype.startsWith,
);
export const endsWith = method<(text: string, end: string) => boolean>(String.prototype.endsWith);

type Order<Type> = (one: Type, other: Type) => number;

/** Sorts `list`, in which there is no gap; what is equal stays in its order. */
export const sort = method<<Type>(list: Type[], order: Order<Type>) => void>(Array.prototype.sort);
