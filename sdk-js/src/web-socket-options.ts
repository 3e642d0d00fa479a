import type { ConnectOptions } from "./connect-options.js";

const names = ["headers", "timeoutMs", "maxMessageBytes", "heartbeat", "onLimit"] as const;

/**
 * What each connection of the standard class is made with, besides the arguments of its constructor.
 * `reconnect` and `delivery` are not among it: the standard has no state for a connection that comes
 * back, and loses no message.
 */
export type WebSocketOptions = Pick<ConnectOptions, (typeof names)[number]>;

const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);

function given(object: Record<string, unknown>): [name: string, value: unknown][] {
    return Object.entries(object).filter(([, value]) => value !== undefined);
}

/** @throws TypeError unless all values are strings. */
function checkHeaders(headers: unknown): void {
    if (!isObject(headers)) {
        throw new TypeError("the option headers must be an object");
    }
    const wrong = given(headers).find(([, value]) => typeof value !== "string");
    if (wrong) {
        throw new TypeError(`the header ${wrong[0]} must be a string`);
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
    const unknown = Object.keys(options).find((name) => !names.some((known) => known === name));
    if (unknown !== undefined) {
        throw new TypeError(`${unknown} is no option of the standard class`);
    }
    if (options["headers"] !== undefined) {
        checkHeaders(options["headers"]);
    }
    try {
        return JSON.parse(JSON.stringify(options)) as WebSocketOptions;
    } catch (error) {
        throw new TypeError(`the options are no plain values: ${String(error)}`);
    }
}
