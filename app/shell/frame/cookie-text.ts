// What document.cookie is given, as a cookie (RFC 6265 and the draft after it, section 5.6).
import { natives, type SafeMap as Attributes } from "../../../sdk-js/src/natives/index.js";
import { now } from "../natives/dates.js";
import { pattern } from "../natives/patterns.js";
import { byteLength, endsWith, startsWith, toLowerCase } from "../natives/texts.js";
import { cookieDate } from "./cookie-date.js";

const { SafeMap, arrays, objects, strings } = natives;

/** Bytes of a name and its value, and of the value of an attribute; limits.h has both, too. */
const maxCookieBytes = 4096;
const maxAttributeBytes = 1024;

/** What of a document's address decides about its cookies. */
export interface Place {
    readonly host: string;
    readonly path: string;
}

export interface Cookie {
    readonly name: string;
    readonly value: string;
    readonly path: string;
    /** With a dot in front; empty if the cookie is that of one host alone. */
    readonly domain: string;
    /** Milliseconds since 1970. */
    readonly expiry: number;
}

interface Pair {
    readonly name: string;
    readonly value: string;
}

const firstLine = pattern("^[^\\0\\r\\n]*");
const blanksAround = pattern("^[ \\t]*([^]*?)[ \\t]*$");
const controlCharacter = pattern("[\\x00-\\x1F\\x7F]");
const wholeNumber = pattern("^[-+]?\\d+$");

const trimmed = (text: string): string => blanksAround(text)?.[1] ?? "";

function pairOf(text: string): Pair {
    const at = strings.indexOf(text, "=");
    return objects.bare({
        name: trimmed(strings.slice(text, 0, at < 0 ? 0 : at)),
        value: trimmed(strings.slice(text, at + 1)),
    });
}

function pairsOf(text: string): Pair[] {
    const pairs: Pair[] = [];
    let start = 0;
    while (start <= text.length) {
        const found = strings.indexOf(text, ";", start);
        const end = found < 0 ? text.length : found;
        arrays.push(pairs, pairOf(strings.slice(text, start, end)));
        start = end + 1;
    }
    return pairs;
}

/** One without a value has its name as the value. */
function attributesOf(pairs: readonly Pair[]): Attributes<string, string> {
    const attributes = new SafeMap<string, string>();
    for (let i = 1; i < pairs.length; ++i) {
        const { name, value } = pairs[i] as Pair;
        if (byteLength(value) <= maxAttributeBytes) {
            attributes.set(toLowerCase(name || value), value);
        }
    }
    return attributes;
}

function isAllowed({ name, value }: Pair, attributes: Attributes<string, string>): boolean {
    const text = name + value;
    const isSecure = attributes.has("secure");
    const isEverywhere = attributes.get("path") === "/" && !attributes.get("domain");
    if (text === "" || controlCharacter(text) || byteLength(text) > maxCookieBytes) {
        return false;
    }
    if (attributes.has("httponly")) {
        return false; // which is what scripts must not touch
    }
    const isNone = toLowerCase(attributes.get("samesite") ?? "") === "none";
    const needsSecure = isNone || startsWith(name, "__Secure-") || startsWith(name, "__Host-");
    return (isSecure || !needsSecure) && (isEverywhere || !startsWith(name, "__Host-"));
}

/** @returns undefined if it is neither `host` nor one above that, which has a dot. */
function domainOf(given: string, host: string): string | undefined {
    const domain = toLowerCase(startsWith(given, ".") ? strings.slice(given, 1) : given);
    const isAbove = strings.indexOf(domain, ".") > 0 && endsWith(host, `.${domain}`);
    if (domain === "") {
        return "";
    }
    return domain === host || isAbove ? `.${domain}` : undefined;
}

function folderOf(path: string): string {
    let end = path.length - 1;
    while (end > 0 && path[end] !== "/") {
        --end;
    }
    return end > 0 ? strings.slice(path, 0, end) : "/";
}

function expiryOf(attributes: Attributes<string, string>): number {
    const age = attributes.get("max-age") ?? "";
    if (wholeNumber(age)) {
        return now() + 1000 * +age;
    }
    const date = cookieDate(attributes.get("expires") ?? "");
    return date === date ? date : Infinity;
}

/** @returns undefined if there is no cookie in it, or one that a document must not set. */
export function parseCookie(text: string, place: Place): Cookie | undefined {
    const pairs = pairsOf(firstLine(text)?.[0] ?? "");
    const pair = pairs[0] as Pair;
    const attributes = attributesOf(pairs);
    const domain = domainOf(attributes.get("domain") ?? "", place.host);
    if (domain === undefined || !isAllowed(pair, attributes)) {
        return undefined;
    }
    const given = attributes.get("path") ?? "";
    const path = startsWith(given, "/") ? given : folderOf(place.path);
    return objects.bare({ ...pair, path, domain, expiry: expiryOf(attributes) });
}
