import { own } from "./fields.js";
import type { HostInfo, Limits } from "./host-info.js";

/** The limits that the SDK itself keeps, as far as the host has told them. */
export class KnownLimits {
    /** Events of one connection. */
    maxKeptEvents = 1024;
    /** Bytes. Until the host has told it, the host alone decides. */
    maxMessageBytes = Infinity;

    learn(info: unknown): void {
        const limits = limitsOf(info);
        this.maxKeptEvents = own(limits, "maxKeptEvents") ?? this.maxKeptEvents;
        this.maxMessageBytes = own(limits, "maxMessageBytes") ?? this.maxMessageBytes;
    }
}

function isObject(value: unknown): value is object {
    return typeof value === "object" && value !== null;
}

/** None if a host does not tell them. */
function limitsOf(info: unknown): Partial<Limits> {
    const limits = isObject(info) ? own(info as Partial<HostInfo>, "limits") : undefined;
    return isObject(limits) ? limits : {};
}
