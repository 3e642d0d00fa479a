// What only a window has: undefined in a worker.
import { getter } from "../../../sdk-js/src/natives/take.js";
import { scope } from "./scope.js";

type Class = { readonly prototype: object };

const { Document, Storage, StorageEvent, document } = scope as Record<string, Class | undefined> & {
    readonly document?: Document;
};

export const documentPrototype = Document?.prototype;
export const storagePrototype = Storage?.prototype;
export const storageEventPrototype = StorageEvent?.prototype;

const readName = Document && getter<(window: unknown) => unknown>(scope, "name");
const readUrl = Document && getter<(document: unknown) => unknown>(Document.prototype, "URL");

/** @throws TypeError if `self` is no window, as the getters of a window do. */
export function checkWindow(self: unknown): void {
    readName?.(self);
}

/** @throws TypeError if `self` is no document at all. */
export function isThisDocument(self: unknown): boolean {
    readUrl?.(self);
    return self === document;
}

/** The host and the path of the document; of one without an address, those of the one around it. */
export function placeOfDocument(): { readonly host: string; readonly path: string } {
    const { hostname, pathname, protocol } = new URL(document?.baseURI ?? "about:blank");
    const hasPath = protocol === "resource:";
    return { host: hasPath ? hostname : "", path: hasPath ? pathname : "/" };
}
