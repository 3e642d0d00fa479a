import { given } from "./fields.js";
import { indexWhere, mapped } from "./lists.js";
import { natives } from "./natives/index.js";
import { utf8Length, wellFormed } from "./utf8.js";

const { apply, arrays, baseUrl, DOMException, numbers, strings, symbols, TypeError, URL, urls } =
    natives;

// What the constructor and close() of the standard class make of their arguments. Template strings
// convert as Web IDL does: unlike String(), they refuse symbols.

const maxReasonBytes = 123;

/** An exception of the DOM with one of its names, such as `SyntaxError`. */
export function domError(name: string, message: string): DOMException {
    return new DOMException(message, name);
}

/** @throws TypeError as the browser does where an argument is missing. */
export function requireArgument(count: number, what: string): void {
    if (count === 0) {
        throw new TypeError(`${what}: 1 argument required, but only 0 present`);
    }
}

function parsed(url: string): URL | undefined {
    try {
        return new URL(url, baseUrl());
    } catch {
        return undefined;
    }
}

/** `http:` and `https:` mean the same as `ws:` and `wss:`. */
function toWebSocketScheme(url: URL): string {
    const scheme = urls.protocol(url);
    if (scheme === "http:" || scheme === "https:") {
        urls.setProtocol(url, scheme === "http:" ? "ws:" : "wss:");
    }
    return urls.protocol(url);
}

/** @throws DOMException `SyntaxError` for what a WebSocket cannot connect to. */
export function webSocketUrl(text: string): URL {
    const url = parsed(text);
    if (!url) {
        throw domError("SyntaxError", `${text} is not a URL`);
    }
    const scheme = toWebSocketScheme(url);
    if (scheme !== "ws:" && scheme !== "wss:") {
        throw domError("SyntaxError", `the URL's scheme is ${scheme} and not ws or wss`);
    }
    // An empty fragment is not in `hash`.
    if (strings.indexOf(urls.href(url), "#") >= 0) {
        throw domError("SyntaxError", "the URL has a fragment");
    }
    return url;
}

const isObject = (value: unknown): value is object =>
    typeof value === "function" || (typeof value === "object" && value !== null);

interface Iterated {
    readonly done?: unknown;
    readonly value?: unknown;
}

/** What the author's own iterable gives, asked as Web IDL does. */
function iterated(iterable: object, iterate: unknown): unknown[] {
    const iterator = apply(iterate, iterable, []) as { readonly next: unknown };
    const { next } = iterator;
    const values: unknown[] = [];
    for (;;) {
        const { done, value } = apply(next, iterator, []) as Iterated;
        if (done) {
            return values;
        }
        arrays.push(values, value);
    }
}

interface MaybeIterable {
    readonly [symbols.iterator]?: unknown;
}

/** How it is iterated; undefined or null if it is not. */
function iterationOf(value: unknown): unknown {
    return isObject(value) ? (value as MaybeIterable)[symbols.iterator] : undefined;
}

function protocolList(value: unknown): readonly unknown[] {
    if (value === undefined) {
        return [];
    }
    if (arrays.isArray(value)) {
        return value;
    }
    const iteration = iterationOf(value) ?? undefined;
    return iteration === undefined ? [value] : iterated(value as object, iteration);
}

/** A string, a list of strings, or the bag of options that newer browsers take. */
function requestedProtocols(value: unknown): readonly unknown[] {
    if (!isObject(value) || arrays.isArray(value) || (iterationOf(value) ?? undefined)) {
        return protocolList(value ?? undefined);
    }
    return protocolList(given(value as { readonly protocols?: unknown }, "protocols"));
}

const tokenCharacters =
    "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function isToken(text: string): boolean {
    for (let i = 0; i < text.length; ++i) {
        if (strings.indexOf(tokenCharacters, text[i] as string) < 0) {
            return false;
        }
    }
    return text !== "";
}

/**
 * @throws TypeError for what cannot be converted.
 * @throws DOMException `SyntaxError` for one that is no token, or is there twice.
 */
export function webSocketProtocols(value: unknown): string[] {
    const protocols = mapped(requestedProtocols(value), (each) => `${each as string}`);
    const isTwice = (each: string, at: number): boolean =>
        indexWhere(protocols, (other) => other === each) < at;
    const wrong = indexWhere(protocols, (each, at) => !isToken(each) || isTwice(each, at));
    if (wrong >= 0) {
        const message = `the subprotocol "${protocols[wrong]}" is invalid or there twice`;
        throw domError("SyntaxError", message);
    }
    return protocols;
}

/** [Clamp] unsigned short of Web IDL: halves go to the even neighbor. */
function clampedShort(value: unknown): number {
    // The unary plus refuses symbols and big integers, as Web IDL does.
    const number = +(value as number);
    if (!(number > 0)) {
        return 0; // also where it is not a number
    }
    const bounded = number < 65535 ? number : 65535;
    const below = numbers.floor(bounded);
    const part = bounded - below;
    return part > 0.5 || (part === 0.5 && below % 2 === 1) ? below + 1 : below;
}

/** Code and reason of a close frame; null for a frame without a code. */
export interface CloseArguments {
    readonly code: number | null;
    readonly reason: string;
}

/**
 * @throws TypeError for what cannot be converted.
 * @throws DOMException `InvalidAccessError` for a code that must not be sent, `SyntaxError` for a
 *     reason that is too long.
 */
export function closeArguments(code: unknown, reason: unknown): CloseArguments {
    const status = code === undefined ? null : clampedShort(code);
    const text = reason === undefined ? "" : wellFormed(`${reason as string}`);
    if (status !== null && status !== 1000 && (status < 3000 || status > 4999)) {
        const message = `the close code is ${status}, and neither 1000 nor 3000 to 4999`;
        throw domError("InvalidAccessError", message);
    }
    if (utf8Length(text) > maxReasonBytes) {
        throw domError("SyntaxError", "the close reason is longer than 123 bytes");
    }
    // A close frame has no place for a reason without a code.
    return { code: status ?? (text === "" ? null : 1000), reason: text };
}
