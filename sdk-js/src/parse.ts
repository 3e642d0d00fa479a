import type { HostMessage } from "./protocol.js";

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isString = (value: unknown): value is string => typeof value === "string";

function isResponse({ id, error, result }: Fields): boolean {
    const isError = isObject(error) && isString(error["code"]) && isString(error["message"]);
    return (isString(id) || id === null) && (isError || result !== undefined);
}

function isWsMessage({ connectionId, event, data, code, reason, error }: Fields): boolean {
    if (!isString(connectionId)) {
        return false;
    }
    switch (event) {
        case "open":
            return true;
        case "message":
            return isString(data);
        case "close":
            return typeof code === "number" && isString(reason);
        case "error":
            return isString(error);
        default:
            return false;
    }
}

function isHostMessage(candidate: unknown): candidate is HostMessage {
    if (!isObject(candidate)) {
        return false;
    }
    switch (candidate["type"]) {
        case "rp:response":
            return isResponse(candidate);
        case "rp:ws":
            return isWsMessage(candidate);
        case "rp:event":
            return isString(candidate["name"]);
        default:
            return false;
    }
}

/** The messages of ours in `data`, in order; whatever else it is gives none. */
export function hostMessages(data: unknown): HostMessage[] {
    if (!isObject(data)) {
        return [];
    }
    const isBatch = data["type"] === "rp:batch" && Array.isArray(data["messages"]);
    const candidates: unknown[] = isBatch ? (data["messages"] as unknown[]) : [data];
    return candidates.filter(isHostMessage);
}
