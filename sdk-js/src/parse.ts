import type { HostMessage } from "./protocol.js";

type Fields = Record<string, unknown>;
type Check = (value: unknown) => boolean;

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isString: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number";
const isBoolean: Check = (value) => typeof value === "boolean";
const isData: Check = (value) => isString(value) || value instanceof ArrayBuffer;
const isStrings: Check = (value) => isObject(value) && Object.values(value).every(isString);
const optional =
    (check: Check): Check =>
    (value) =>
        value === undefined || check(value);

const isCertificate: Check = (value) =>
    isObject(value) && ["problem", "subject", "issuer"].every((name) => isString(value[name]));
const facts = { httpStatus: optional(isNumber), certificate: optional(isCertificate) };

/** The fields of one event, and what stands for those that a host may leave out. */
interface Shape {
    fields: Record<string, Check>;
    defaults: (message: Fields) => Fields;
}

const none = (): Fields => ({});

const shapes = new Map<unknown, Shape>([
    [
        "open",
        {
            fields: {
                protocol: optional(isString),
                headers: optional(isStrings),
                url: optional(isString),
                reconnected: optional(isBoolean),
            },
            defaults: () => ({ protocol: "", headers: {}, url: "", reconnected: false }),
        },
    ],
    ["written", { fields: { bytes: isNumber }, defaults: none }],
    [
        "pong",
        {
            fields: { data: isData, elapsedMs: isNumber, heartbeat: isBoolean },
            defaults: none,
        },
    ],
    [
        "reconnecting",
        {
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
    ],
    [
        "error",
        {
            fields: { error: isString, stage: optional(isString), ...facts },
            defaults: () => ({ stage: "unknown" }),
        },
    ],
    [
        "close",
        {
            fields: { code: isNumber, reason: isString, wasClean: optional(isBoolean) },
            defaults: ({ code }) => ({ wasClean: code !== 1006 }),
        },
    ],
]);

/** By far the most frequent message has a way of its own. */
function isDataMessage({ connectionId, data, dropped }: Fields): boolean {
    return isString(connectionId) && isData(data) && (dropped === undefined || isNumber(dropped));
}

function wsMessage(message: Fields): unknown {
    if (message["event"] === "message") {
        return isDataMessage(message) ? message : undefined;
    }
    const shape = shapes.get(message["event"]);
    if (!shape || !isString(message["connectionId"])) {
        return undefined;
    }
    if (!Object.entries(shape.fields).every(([name, check]) => check(message[name]))) {
        return undefined;
    }
    return { ...shape.defaults(message), ...message };
}

function isFailedRequest(data: unknown): boolean {
    if (!isObject(data)) {
        return data === undefined;
    }
    const { method, connectionId, bytes } = data;
    return [method, connectionId].every(optional(isString)) && optional(isNumber)(bytes);
}

function isErrorBody(error: unknown): boolean {
    return isObject(error) && isString(error["code"]) && isString(error["message"]);
}

function isResponse({ id, error, result }: Fields): boolean {
    const isNamed = id !== null || (isObject(error) && isFailedRequest(error["data"]));
    const isError = isErrorBody(error) && isNamed;
    return (isString(id) || id === null) && (isError || result !== undefined);
}

/** The message that `candidate` is, with all its fields; undefined if it is none of ours. */
function hostMessage(candidate: unknown): unknown {
    if (!isObject(candidate)) {
        return undefined;
    }
    switch (candidate["type"]) {
        case "rp:response":
            return isResponse(candidate) ? candidate : undefined;
        case "rp:ws":
            return wsMessage(candidate);
        case "rp:event":
            return isString(candidate["name"]) ? candidate : undefined;
        default:
            return undefined;
    }
}

/** Calls `handle` with the messages of ours in `data`, in order; whatever else it is has none. */
export function forEachHostMessage(data: unknown, handle: (message: HostMessage) => void): void {
    const isBatch =
        isObject(data) && data["type"] === "rp:batch" && Array.isArray(data["messages"]);
    if (isBatch) {
        (data["messages"] as unknown[]).forEach((one) => handleOne(one, handle));
    } else {
        handleOne(data, handle);
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
