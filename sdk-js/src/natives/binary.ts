import { fixed, getter, method } from "./take.js";

type Of<Value> = (view: ArrayBufferView) => Value;

function typedArrayPrototype(): Uint8Array {
    const { prototype } = Object.getPrototypeOf(Uint8Array) as { prototype: Uint8Array };
    return prototype;
}

/** A member that all kinds of views have, but each kind one of its own. */
function ofAnyView<Value>(name: string): Of<Value> {
    const prototype = typedArrayPrototype();
    const typedArrayName = getter<Of<string | undefined>>(prototype, Symbol.toStringTag);
    const ofTypedArray = getter<Of<Value>>(prototype, name);
    const ofDataView = getter<Of<Value>>(DataView.prototype, name);
    return (view) => (typedArrayName(view) === undefined ? ofDataView(view) : ofTypedArray(view));
}

/** `ArrayBuffer` as functions that are given the buffer first. */
export function takeBuffers() {
    return fixed({
        byteLength: getter<(buffer: ArrayBufferLike) => number>(ArrayBuffer.prototype, "byteLength"),
        isView: ArrayBuffer.isView as (value: unknown) => value is ArrayBufferView,
    });
}

export function takeTypedArrays() {
    const prototype = typedArrayPrototype();
    return fixed({
        length: getter<Of<number>>(prototype, "length"),
        set: method<(view: ArrayBufferView, values: ArrayLike<number>) => void>(prototype.set),
    });
}

/** Of a typed array or a `DataView`. */
export function takeViews() {
    return fixed({
        buffer: ofAnyView<ArrayBufferLike>("buffer"),
        byteLength: ofAnyView<number>("byteLength"),
        byteOffset: ofAnyView<number>("byteOffset"),
    });
}
