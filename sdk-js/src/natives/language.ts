import { takeBuffers, takeTypedArrays, takeViews } from "./binary.js";
import { takeObjects } from "./objects.js";
import { fixed, method } from "./take.js";

function takeArrays() {
    return fixed({
        isArray: Array.isArray as (value: unknown) => value is unknown[],
        push: method<<Type>(list: Type[], value: Type) => number>(Array.prototype.push),
        shift: method<<Type>(list: Type[]) => Type | undefined>(Array.prototype.shift),
    });
}

function takeJson() {
    return fixed({
        parse: JSON.parse as (text: string) => unknown,
        /** Asks what it writes for `toJSON`; `toJson` of `plain.ts` does not. */
        stringify: JSON.stringify as (value: unknown) => string | undefined,
    });
}

function takeNumbers() {
    return fixed({
        floor: Math.floor,
        isFinite: Number.isFinite as (value: unknown) => value is number,
        isInteger: Number.isInteger as (value: unknown) => value is number,
        toString: method<(value: number, radix: number) => string>(Number.prototype.toString),
    });
}

function takeStrings() {
    const { prototype } = String;
    return fixed({
        charCodeAt: method<(text: string, at: number) => number>(prototype.charCodeAt),
        fromCharCode: String.fromCharCode,
        indexOf: method<(text: string, part: string, from?: number) => number>(prototype.indexOf),
        padStart: method<(text: string, length: number, filler: string) => string>(
            prototype.padStart,
        ),
        slice: method<(text: string, start: number, end?: number) => string>(prototype.slice),
        startsWith: method<(text: string, part: string) => boolean>(prototype.startsWith),
        toLowerCase: method<(text: string) => string>(prototype.toLowerCase),
        toUpperCase: method<(text: string) => string>(prototype.toUpperCase),
    });
}

function takeSymbols() {
    const { iterator, toStringTag } = Symbol;
    return fixed<{ iterator: typeof iterator; toStringTag: typeof toStringTag }>({
        iterator,
        toStringTag,
    });
}

/** The language's own functions. Methods take what they are called on as their first argument. */
export function takeLanguage() {
    return fixed({
        ArrayBuffer,
        Error,
        Promise,
        String: String as (value: unknown) => string,
        TypeError,
        Uint16Array,
        Uint8Array,
        apply: Reflect.apply as (call: unknown, self: unknown, args: ArrayLike<unknown>) => unknown,
        arrays: takeArrays(),
        buffers: takeBuffers(),
        json: takeJson(),
        numbers: takeNumbers(),
        objects: takeObjects(),
        strings: takeStrings(),
        symbols: takeSymbols(),
        typedArrays: takeTypedArrays(),
        views: takeViews(),
    });
}
