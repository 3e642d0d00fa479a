import { utf8Length, wellFormed } from "./utf8.js";

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
    const base = globalThis.document?.baseURI ?? globalThis.location?.href;
    try {
        return new URL(url, base);
    } catch {
        return undefined;
    }
}

/** @throws DOMException `SyntaxError` for what a WebSocket cannot connect to. */
export function webSocketUrl(text: string): URL {
    const url = parsed(text);
    if (!url) {
        throw domError("SyntaxError", `${text} is not a URL`);
    }
    if (url.protocol === "http:" || url.protocol === "https:") {
        url.protocol = url.protocol === "http:" ? "ws:" : "wss:";
    }
    if (url.protocol !== "ws:" && url.protocol !== "wss:") {
        throw domError("SyntaxError", `the URL's scheme is ${url.protocol} and not ws or wss`);
    }
    // An empty fragment is not in `hash`.
    if (url.href.includes("#")) {
        throw domError("SyntaxError", "the URL has a fragment");
    }
    return url;
}

const isObject = (value: unknown): value is object =>
    typeof value === "function" || (typeof value === "object" && value !== null);
const isIterable = (value: unknown): value is Iterable<unknown> =>
    isObject(value) && Symbol.iterator in value;

function protocolList(value: unknown): string[] {
    const each = isIterable(value) ? [...value] : value === undefined ? [] : [value];
    return each.map((protocol) => `${protocol as string}`);
}

/** A string, a list of strings, or the bag of options that newer browsers take. */
function requestedProtocols(value: unknown): string[] {
    if (!isObject(value) || isIterable(value)) {
        return protocolList(value ?? undefined);
    }
    return protocolList((value as { protocols?: unknown }).protocols);
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * @throws TypeError for what cannot be converted.
 * @throws DOMException `SyntaxError` for one that is no token, or is there twice.
 */
export function webSocketProtocols(value: unknown): string[] {
    const protocols = requestedProtocols(value);
    const wrong = protocols.find((each, i) => !token.test(each) || protocols.indexOf(each) < i);
    if (wrong !== undefined) {
        throw domError("SyntaxError", `the subprotocol "${wrong}" is invalid or there twice`);
    }
    return protocols;
}

/** [Clamp] unsigned short of Web IDL: halves go to the even neighbor. */
function clampedShort(value: unknown): number {
    // The unary plus refuses symbols and big integers, as Web IDL does.
    const number = +(value as number);
    if (Number.isNaN(number)) {
        return 0;
    }
    const bounded = Math.min(Math.max(number, 0), 65535);
    const below = Math.floor(bounded);
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
