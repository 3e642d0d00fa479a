import type { HostInfo } from "./host-info.js";

/** The limits that the SDK itself keeps, as far as the host has told them. */
export class KnownLimits {
    /** Events of one connection. */
    maxKeptEvents = 1024;
    /** Bytes. Until the host has told it, the host alone decides. */
    maxMessageBytes = Infinity;

    learn({ limits }: HostInfo): void {
        this.maxKeptEvents = limits.maxKeptEvents ?? this.maxKeptEvents;
        this.maxMessageBytes = limits.maxMessageBytes ?? this.maxMessageBytes;
    }
}
