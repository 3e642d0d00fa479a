// What only a window has: undefined in a worker.
import { getter } from "../../../sdk-js/src/natives/take.js";
import { scope } from "./scope.js";

type Class = { readonly prototype: object };

const { Document, Storage, StorageEvent } = scope as Record<string, Class | undefined>;

export const documentPrototype = Document?.prototype;
export const storagePrototype = Storage?.prototype;
export const storageEventPrototype = StorageEvent?.prototype;

const readName = Document && getter<(window: unknown) => unknown>(scope, "name");

/** @throws TypeError if `self` is no window, as the getters of a window do. */
export function checkWindow(self: unknown): void {
    readName?.(self);
}
