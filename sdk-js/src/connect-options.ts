/** How the host makes and keeps a connection. What it does not accept refuses the connection. */
export interface ConnectOptions {
    /** Headers of the opening handshake, in addition to its own. Default: none. */
    headers?: Record<string, string>;
    /** Subprotocols to offer, the preferred one first; at most 32. Default: none. */
    protocols?: string[];
    /** Milliseconds for each attempt until it is open, 1 to 300 000. Default: 30 000. */
    timeoutMs?: number;
    /**
     * Bytes, 1 up to the limit of that name, which is the default. A larger received message ends
     * the connection, a larger sent one is `refused`.
     */
    maxMessageBytes?: number;
    /** Pings that find out whether the peer is still there. Default: none. */
    heartbeat?: Heartbeat;
    /** Whether the host connects again by itself. Default: it does not. */
    reconnect?: Reconnect;
    /** `latest` keeps only the newest message while the frame is busy. Default: `every`. */
    delivery?: "every" | "latest";
    /** What gives way where `maxConnections` is reached. Default: `fail`, this connection. */
    onLimit?: "fail" | "evict-oldest";
}

export interface Heartbeat {
    /** Milliseconds between pings, 100 to 3 600 000. Default: 30 000. */
    intervalMs?: number;
    /** Milliseconds without a pong after which it has failed, 100 to 3 600 000. Default: 10 000. */
    timeoutMs?: number;
}

export interface Reconnect {
    /** Attempts in a row, 0 to 1 000 000. Default: 10. */
    maxRetries?: number;
    /** Milliseconds before the first, 100 to 3 600 000; doubled each time. Default: 1000. */
    initialDelayMs?: number;
    /** The longest delay in milliseconds, 100 to 3 600 000. Default: 30 000. */
    maxDelayMs?: number;
    /** The random part by which a delay may be shorter, 0 to 1. Default: 0.5. */
    jitter?: number;
    /** Close codes after which it does not; at most 64. Default: none. */
    exceptCodes?: number[];
}
