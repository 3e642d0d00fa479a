import { bare, fixed, getter, method } from "./take.js";

type MakeList = <Value>(value: Value) => Value[];

/** What makes a list of one whose iterator is its own. */
function takeListMaker(): MakeList {
    const { defineProperty } = Object;
    const { iterator } = Symbol;
    return (value) => {
        let isDone = false;
        const next = (): object => {
            const result = bare({ done: isDone, value });
            isDone = true;
            return result;
        };
        const iterate = (): object => bare({ next });
        return defineProperty([value], iterator, bare({ value: iterate }));
    };
}

/** `Blob` as functions that are given the blob first. */
export function takeBlobs() {
    const { Blob: NativeBlob } = globalThis;
    const listOf = takeListMaker();
    return fixed({
        make: (content: ArrayBuffer): Blob => new NativeBlob(listOf(content)),
        read: method<(blob: Blob) => Promise<ArrayBuffer>>(NativeBlob.prototype.arrayBuffer),
        size: getter<(blob: Blob) => number>(NativeBlob.prototype, "size"),
    });
}
