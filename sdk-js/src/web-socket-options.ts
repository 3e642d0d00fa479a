import type { ConnectOptions } from "./connect-options.js";
import { own } from "./fields.js";
import { firstWhere, includes } from "./lists.js";
import { natives } from "./natives/index.js";
import { toJson } from "./natives/plain.js";

const { arrays, json, objects, String, TypeError } = natives;

const names = ["headers", "timeoutMs", "maxMessageBytes", "heartbeat", "onLimit"] as const;

/**
 * What each connection of the standard class is made with, besides the arguments of its constructor.
 * `reconnect` and `delivery` are not among it: the standard has no state for a connection that comes
 * back, and loses no message.
 */
export type WebSocketOptions = Pick<ConnectOptions, (typeof names)[number]>;

const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !arrays.isArray(value);

/** @throws TypeError unless all values are strings. */
function checkHeaders(headers: unknown): void {
    if (!isObject(headers)) {
        throw new TypeError("the option headers must be an object");
    }
    const isWrong = (value: unknown): boolean => value !== undefined && typeof value !== "string";
    const wrong = firstWhere(objects.keys(headers), (name) => isWrong(headers[name]));
    if (wrong !== undefined) {
        throw new TypeError(`the header ${wrong} must be a string`);
    }
}

/**
 * A copy of `options`, so that what becomes of them later changes nothing. The host checks the rest
 * for each connection.
 *
 * @throws TypeError for what is no option, headers that are not strings, and values that cannot be
 *     copied.
 */
export function webSocketOptions(options: unknown): WebSocketOptions {
    if (!isObject(options)) {
        throw new TypeError("the options must be an object");
    }
    const unknown = firstWhere(objects.keys(options), (name) => !includes<string>(names, name));
    if (unknown !== undefined) {
        throw new TypeError(`${unknown} is no option of the standard class`);
    }
    const headers = own(options, "headers");
    if (headers !== undefined) {
        checkHeaders(headers);
    }
    try {
        return json.parse(toJson(options)) as WebSocketOptions;
    } catch (error) {
        throw new TypeError(`the options are no plain values: ${String(error)}`);
    }
}
