import { bare, fixed, getter, method } from "./take.js";

/** The language's own functions. Methods take what they are called on as their first argument. */
export interface Language {
    readonly ArrayBuffer: ArrayBufferConstructor;
    readonly Error: ErrorConstructor;
    readonly TypeError: TypeErrorConstructor;
    readonly Uint16Array: Uint16ArrayConstructor;
    readonly Uint8Array: Uint8ArrayConstructor;
    readonly apply: (call: unknown, self: unknown, args: ArrayLike<unknown>) => unknown;
    readonly arrays: {
        isArray(this: void, value: unknown): value is unknown[];
        push<Type>(this: void, list: Type[], value: Type): number;
        shift<Type>(this: void, list: Type[]): Type | undefined;
    };
    readonly buffers: {
        byteLength(this: void, buffer: ArrayBufferLike): number;
        isView(this: void, value: unknown): value is ArrayBufferView;
        slice(this: void, buffer: ArrayBuffer, start: number, end?: number): ArrayBuffer;
    };
    readonly json: {
        parse(this: void, text: string): unknown;
        /** Asks what it writes for `toJSON`; `toJson` of `plain.ts` does not. */
        stringify(this: void, value: unknown): string | undefined;
    };
    readonly numbers: {
        toString(this: void, value: number, radix: number): string;
    };
    readonly objects: {
        /** Itself, without a prototype: what is not its own is not there. */
        bare: typeof bare;
        arrayPrototype: object;
        defineProperty(this: void, target: object, name: PropertyKey, to: PropertyDescriptor): boolean;
        fixed: typeof fixed;
        getPrototypeOf(this: void, value: object): object | null;
        hasOwn(this: void, value: object, name: PropertyKey): boolean;
        keys(this: void, value: object): string[];
        prototype: object;
    };
    readonly strings: {
        charCodeAt(this: void, text: string, at: number): number;
        fromCharCode(this: void, ...units: number[]): string;
        indexOf(this: void, text: string, part: string, from?: number): number;
        padStart(this: void, text: string, length: number, filler: string): string;
        slice(this: void, text: string, start: number, end?: number): string;
        toUpperCase(this: void, text: string): string;
    };
    readonly typedArrays: {
        length(this: void, view: ArrayBufferView): number;
        set(this: void, view: ArrayBufferView, values: ArrayLike<number>): void;
        subarray<View extends ArrayBufferView>(this: void, view: View, from: number, to: number): View;
    };
}

export function takeLanguage(): Language {
    const TypedArray = Object.getPrototypeOf(Uint8Array) as { prototype: Uint8Array };
    return fixed<Language>({
        ArrayBuffer,
        Error,
        TypeError,
        Uint16Array,
        Uint8Array,
        apply: Reflect.apply as Language["apply"],
        arrays: fixed<Language["arrays"]>({
            isArray: Array.isArray,
            push: method(Array.prototype.push),
            shift: method(Array.prototype.shift),
        }),
        buffers: fixed<Language["buffers"]>({
            byteLength: getter(ArrayBuffer.prototype, "byteLength"),
            isView: ArrayBuffer.isView,
            slice: method(ArrayBuffer.prototype.slice),
        }),
        json: fixed<Language["json"]>({ parse: JSON.parse, stringify: JSON.stringify }),
        numbers: fixed<Language["numbers"]>({ toString: method(Number.prototype.toString) }),
        objects: fixed<Language["objects"]>({
            bare,
            arrayPrototype: Array.prototype,
            defineProperty: Reflect.defineProperty,
            fixed,
            getPrototypeOf: Object.getPrototypeOf as Language["objects"]["getPrototypeOf"],
            hasOwn: method(Object.prototype.hasOwnProperty),
            keys: Object.keys,
            prototype: Object.prototype,
        }),
        strings: fixed<Language["strings"]>({
            charCodeAt: method(String.prototype.charCodeAt),
            fromCharCode: String.fromCharCode,
            indexOf: method(String.prototype.indexOf),
            padStart: method(String.prototype.padStart),
            slice: method(String.prototype.slice),
            toUpperCase: method(String.prototype.toUpperCase),
        }),
        typedArrays: fixed<Language["typedArrays"]>({
            length: getter(TypedArray.prototype, "length"),
            set: method(TypedArray.prototype.set),
            subarray: method(TypedArray.prototype.subarray),
        }),
    });
}
