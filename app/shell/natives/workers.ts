import { natives } from "../../../sdk-js/src/natives/index.js";
import { getter, method } from "../../../sdk-js/src/natives/take.js";
import { scope } from "./scope.js";

const { Blob, URL, WorkerLocation, btoa, document, importScripts, postMessage } =
    scope as typeof globalThis & {
        importScripts?: (...urls: string[]) => void;
        WorkerLocation?: { readonly prototype: object };
        document?: Document;
    };
const { createObjectURL, revokeObjectURL } = URL;
const { apply, objects } = natives;

/** The class, for what is to be replaced of it. */
export const urlClass: object = URL;

export const makeObjectUrl = (blob: unknown): string => createObjectURL(blob as Blob);
export { revokeObjectURL as revokeObjectUrl };

export const makeScriptUrl = (code: string): string =>
    createObjectURL(new Blob([code], objects.bare({ type: "text/javascript" })));

/** The code must be in ASCII. */
export const makeDataUrl = (code: string): string => `data:text/javascript;base64,${btoa(code)}`;

const readHref = getter<(url: URL) => string>(URL.prototype, "href");

/** The absolute form; undefined if it is no address. */
export function absolute(url: string, base: string | undefined): string | undefined {
    try {
        return readHref(base === undefined ? new URL(url) : new URL(url, base));
    } catch {
        return undefined;
    }
}

/** What an address and a location have in common, for each how it is read of an address. */
export const addressParts = [
    "href",
    "origin",
    "protocol",
    "host",
    "hostname",
    "port",
    "pathname",
    "search",
    "hash",
].map((name) => objects.bare({ name, read: getter<(url: URL) => string>(URL.prototype, name) }));

export const makeUrl = (url: string): URL => new URL(url);

const readBase = document && getter<(node: Node) => string>(Node.prototype, "baseURI");

/** What relative addresses in the document are relative to; undefined in a worker. */
export const documentBase = (): string | undefined => document && readBase?.(document);

export const locationPrototype = WorkerLocation?.prototype;

export const isWorker = importScripts !== undefined;

export function importScript(url: string): void {
    apply(importScripts, scope, [url]);
}

/** To whoever has made this worker. */
export function postToOwner(message: unknown): void {
    apply(postMessage, scope, [message]);
}

const { random } = Math;

/** A text that nobody else says. */
export const makeToken = (): string => `${random()} ${random()}`;

const readData = getter<(event: Event) => unknown>(MessageEvent.prototype, "data");
const stopEvent = method<(event: Event) => void>(Event.prototype.stopImmediatePropagation);

/** Keeps the event from those who listen after this, if it has `message`. */
export function takeMessage(event: Event, message: unknown): boolean {
    try {
        if (readData(event) !== message) {
            return false;
        }
    } catch {
        return false; // of another class, which a page has made
    }
    stopEvent(event);
    return true;
}

export const sourceOf = method<(of: unknown) => string>(Function.prototype.toString);
