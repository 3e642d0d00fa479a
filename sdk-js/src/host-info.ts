/**
 * Bounds of the host. Those in bytes count UTF-8. Those with a default are what the user or the
 * manifest has set instead.
 */
export interface Limits {
    /** Live connections of one resource. Default: 32. */
    readonly maxConnections: number;
    /** Live connections of all resources. Default: 256. */
    readonly maxProgramConnections: number;
    /** Attempts of one resource to connect in a minute, reconnects included. Default: 1200. */
    readonly maxConnectsPerMinute: number;
    /** Bytes of one message, received or sent. Default: 16 MiB. */
    readonly maxMessageBytes: number;
    /** Bytes of one connection that may wait for a server which does not read. Default: 32 MiB. */
    readonly maxQueuedSendBytes: number;
    /** Bytes of all connections together that may wait for their servers. Default: 128 MiB. */
    readonly maxTotalQueuedSendBytes: number;
    /** Requests in a second, without messages to connections; faster ones wait. Default: 5000. */
    readonly maxRequestsPerSecond: number;
    /** Bytes that may wait for this frame before the host stops reading. Default: 8 MiB. */
    readonly maxQueuedReceiveBytes: number;
    /** Events that the SDK keeps of one connection before anybody listens. Default: 1024. */
    readonly maxKeptEvents: number;
    /**
     * Bytes of one request as JSON: 256 KiB, and 6 times `maxMessageBytes` for the data and its
     * escapes. Default: 96.25 MiB.
     */
    readonly maxRequestBytes: number;
    /** Bytes of a connection's id. Always 128. */
    readonly maxConnectionIdBytes: number;
    /** Bytes of the URL of a connection. Always 8 KiB. */
    readonly maxUrlBytes: number;
    /** Headers of one handshake. Always 64. */
    readonly maxHeaders: number;
    /** Bytes of the names and values of all headers of one handshake. Always 16 KiB. */
    readonly maxHeaderBytes: number;
    /** Bytes of the data of a ping. Always 125. */
    readonly maxPingBytes: number;
    /** Pings of one connection that may wait for their pongs. Always 16. */
    readonly maxPendingPings: number;
    /** Milliseconds from connect to open, unless `timeoutMs` says otherwise. Always 30 000. */
    readonly handshakeTimeoutMs: number;
    /**
     * Milliseconds in which the peer takes nothing of what was sent before a close, until the
     * connection is cut. Always 5000.
     */
    readonly closeTimeoutMs: number;
    /** Milliseconds without a byte in the middle of a frame. Always 30 000. */
    readonly frameTimeoutMs: number;
}

/** The web engine that shows this page. */
export interface EngineVersion {
    /** Qt, such as `6.4.2`. */
    readonly qt: string;
    /** What the engine is made of, such as `102.0.5005.177`: it has what this Chrome has. */
    readonly chromium: string;
    /** The Chromium up to which its security fixes were taken over, such as `108.0.5359.94`. */
    readonly securityPatches: string;
}

/** What the host says of itself and of this resource. */
export interface HostInfo {
    readonly host: { readonly name: string; readonly version: string };
    /** The version of the contract: 1. */
    readonly apiVersion: number;
    /** As in `resource.json`. */
    readonly resource: { readonly id: string; readonly name: string; readonly version: string };
    /** The capabilities that the user really granted, such as `network:ws`. */
    readonly granted: readonly string[];
    /** Hosts that the user refused, as patterns like those in `resource.json`. */
    readonly refusedHosts: readonly string[];
    readonly limits: Limits;
    /** The look of the program, which a page should share; see the event `theme.changed`. */
    readonly theme: "light" | "dark";
    /** The optional features that are now on. */
    readonly features: readonly string[];
    /** The web engine; missing where the host is older than this member. */
    readonly engine?: EngineVersion;
    /** Address of the host's playground server, such as `ws://127.0.0.1:41234`, if it runs. */
    readonly playground?: string;
}
