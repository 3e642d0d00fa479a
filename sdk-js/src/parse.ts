import { isArrayBuffer } from "./brands.js";
import { own } from "./fields.js";
import { isEach } from "./lists.js";
import { natives } from "./natives/index.js";
import type { HostMessage } from "./protocol.js";

const { arrays, objects } = natives;

// What a message has to have is read as it is; what it may have, only if it is its own, since a page
// can give members to all objects.

type Fields = Record<string, unknown>;
type Check = (value: unknown) => boolean;

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isString: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number";
const isBoolean: Check = (value) => typeof value === "boolean";
const isData: Check = (value) => isString(value) || isArrayBuffer(value);
const isStrings: Check = (value) =>
    isObject(value) && isEach(objects.keys(value), (name) => isString(value[name]));
const optional =
    (check: Check): Check =>
    (value) =>
        value === undefined || check(value);

const certificateFields = ["problem", "subject", "issuer"];
const isCertificate: Check = (value) =>
    isObject(value) && isEach(certificateFields, (name) => isString(value[name]));
const facts = { httpStatus: optional(isNumber), certificate: optional(isCertificate) };

/** The fields of one event, and what stands for those that a host may leave out. */
interface Shape {
    fields: Record<string, Check>;
    defaults: (message: Fields) => Fields;
}

const none = (): Fields => ({});

const shapes: Record<string, Shape> = objects.bare({
    open: {
        fields: {
            protocol: optional(isString),
            headers: optional(isStrings),
            url: optional(isString),
            reconnected: optional(isBoolean),
        },
        defaults: () => ({ protocol: "", headers: {}, url: "", reconnected: false }),
    },
    written: { fields: { bytes: isNumber }, defaults: none },
    pong: {
        fields: { data: isData, elapsedMs: isNumber, heartbeat: isBoolean },
        defaults: none,
    },
    reconnecting: {
        fields: {
            attempt: isNumber,
            delayMs: isNumber,
            code: isNumber,
            reason: isString,
            error: optional(isString),
            stage: optional(isString),
            ...facts,
        },
        defaults: none,
    },
    error: {
        fields: { error: isString, stage: optional(isString), ...facts },
        defaults: () => ({ stage: "unknown" }),
    },
    close: {
        fields: { code: isNumber, reason: isString, wasClean: optional(isBoolean) },
        defaults: ({ code }) => ({ wasClean: code !== 1006 }),
    },
});

function isOfShape(message: Fields, { fields }: Shape): boolean {
    return isEach(objects.keys(fields), (name) => (fields[name] as Check)(own(message, name)));
}

/** By far the most frequent message has a way of its own. */
function isDataMessage(message: Fields): boolean {
    const { connectionId, data, dropped } = message;
    const isComplete = isString(connectionId) && isData(data);
    return isComplete && (dropped === undefined || optional(isNumber)(own(message, "dropped")));
}

function wsMessage(message: Fields): unknown {
    const { connectionId, event } = message;
    if (event === "message") {
        return isDataMessage(message) ? message : undefined;
    }
    const shape = typeof event === "string" ? shapes[event] : undefined;
    if (!shape || !isString(connectionId) || !isOfShape(message, shape)) {
        return undefined;
    }
    return { ...shape.defaults(message), ...message };
}

function isFailedRequest(data: unknown): boolean {
    if (!isObject(data)) {
        return data === undefined;
    }
    const isName = optional(isString);
    const isNamed = isName(own(data, "method")) && isName(own(data, "connectionId"));
    return isNamed && optional(isNumber)(own(data, "bytes"));
}

interface Body {
    readonly code: unknown;
    readonly message: unknown;
    readonly data: unknown;
}

function errorBody(error: unknown): Body | undefined {
    if (!isObject(error)) {
        return undefined;
    }
    const { code, message } = error;
    return isString(code) && isString(message)
        ? { code, message, data: own(error, "data") }
        : undefined;
}

function response({ type, id, ...rest }: Fields): unknown {
    const result = own(rest, "result");
    const error = errorBody(own(rest, "error"));
    const isError = error && (id !== null || isFailedRequest(error.data));
    const isResponse = (isString(id) || id === null) && (isError || result !== undefined);
    return isResponse ? { type, id, result, error } : undefined;
}

function event({ type, name, ...rest }: Fields): unknown {
    return isString(name) ? { type, name, payload: own(rest, "payload") } : undefined;
}

/** The message that `candidate` is, with all its fields; undefined if it is none of ours. */
function hostMessage(candidate: unknown): unknown {
    if (!isObject(candidate)) {
        return undefined;
    }
    switch (candidate["type"]) {
        case "rp:response":
            return response(candidate);
        case "rp:ws":
            return wsMessage(candidate);
        case "rp:event":
            return event(candidate);
        default:
            return undefined;
    }
}

function batchIn(data: unknown): readonly unknown[] | undefined {
    const messages = isObject(data) && data["type"] === "rp:batch" ? data["messages"] : undefined;
    return arrays.isArray(messages) ? messages : undefined;
}

/** Calls `handle` with the messages of ours in `data`, in order; whatever else it is has none. */
export function forEachHostMessage(data: unknown, handle: (message: HostMessage) => void): void {
    const batch = batchIn(data);
    if (!batch) {
        handleOne(data, handle);
        return;
    }
    for (let i = 0; i < batch.length; ++i) {
        handleOne(batch[i], handle);
    }
}

function isHostMessage(message: unknown): message is HostMessage {
    return message !== undefined;
}

function handleOne(candidate: unknown, handle: (message: HostMessage) => void): void {
    const message = hostMessage(candidate);
    if (isHostMessage(message)) {
        handle(message);
    }
}
