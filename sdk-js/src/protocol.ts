// The messages that cross between a resource's frame and the host (docs/protocol.md).

/** Why a request failed. All but the last are the host's. */
export type ErrorCode =
    /** Not a well-formed request, too large or too deeply nested. */
    | "invalid_request"
    /** The host has no method of that name. */
    | "unknown_method"
    /** The user has not granted the capability that the method needs. */
    | "capability_denied"
    /** A parameter is missing, or has the wrong type or value. */
    | "invalid_params"
    /** The resource may not talk to that host or port. */
    | "host_denied"
    /** A limit is reached; `HostInfo.limits` tells them. */
    | "limit_exceeded"
    /** There is no connection with that id. */
    | "unknown_connection"
    /** A connection with that id is alive already. */
    | "connection_in_use"
    /** The connection is closing or closed, or, for a ping, not open. */
    | "not_open"
    /** The host failed; the resource is not to blame. */
    | "internal_error"
    /** The client was closed, with `close()`; the host was not asked. */
    | "client_closed";

/** Frame to host: a call. Without `id` it is answered only if it fails. */
export interface RequestMessage {
    type: "rp:request";
    id?: string;
    method: string;
    params: object;
}

/** The error of a failed request. */
export interface ErrorBody {
    code: ErrorCode;
    /** A sentence for the author. */
    message: string;
    /** For a request without `id`: which one failed; for a `ws.send` also the bytes of its data. */
    data?: { method?: string; connectionId?: string; bytes?: number };
}

/** Host to frame: exactly one for each request that has an `id`. */
export interface ResponseMessage {
    type: "rp:response";
    /** Null where the request had none. */
    id: string | null;
    result?: unknown;
    error?: ErrorBody;
}

/** Where a connection failed. */
export type Stage =
    | "policy"
    | "dns"
    | "tcp"
    | "proxy"
    | "tls"
    | "http"
    | "timeout"
    | "protocol"
    | "limit"
    /** The host did not say. */
    | "unknown";

/** Why a certificate was not accepted, and what the server presented. */
export interface CertificateFacts {
    readonly problem:
        | "self-signed"
        | "unknown-issuer"
        | "expired"
        | "not-yet-valid"
        | "wrong-host"
        | "revoked"
        | "invalid";
    /** Common name, or organization, of the certificate. */
    readonly subject: string;
    /** The same of its issuer. */
    readonly issuer: string;
}

/** The facts about a failed connection. */
export interface ErrorDetails {
    readonly stage: Stage;
    /** The status of the server's answer, where it had one other than 101. */
    readonly httpStatus?: number;
    /** Where `stage` is `tls` and the certificate is to blame. */
    readonly certificate?: CertificateFacts;
}

/** What the server said to the handshake. */
export interface OpenInfo {
    /** The subprotocol that the server chose; empty if none. */
    readonly protocol: string;
    /** Headers of the server's answer by lower-case name; several of one name joined by `, `. */
    readonly headers: Readonly<Record<string, string>>;
    readonly url: string;
    /** Whether the connection was open before. */
    readonly reconnected: boolean;
}

/** The answer to a ping. */
export interface PongInfo {
    /** The ping's data, of the same type; the empty string if it had none. */
    readonly data: string | ArrayBuffer;
    readonly elapsedMs: number;
    /** Whether the ping was the heartbeat's. */
    readonly heartbeat: boolean;
}

/** The connection is gone, and another attempt will be made. */
export interface ReconnectingInfo extends Partial<ErrorDetails> {
    /** Number of the attempt, from 1 on. */
    readonly attempt: number;
    readonly delayMs: number;
    /** As in `close`. */
    readonly code: number;
    readonly reason: string;
    /** Why the connection failed, if it did. */
    readonly error?: string;
}

/** What an event of a WebSocket connection is. */
export type WsEventFields =
    | ({ event: "open" } & OpenInfo)
    | { event: "message"; data: string | ArrayBuffer; dropped?: number }
    | { event: "written"; bytes: number }
    | ({ event: "pong" } & PongInfo)
    | ({ event: "reconnecting" } & ReconnectingInfo)
    | ({ event: "error"; error: string } & ErrorDetails)
    | { event: "close"; code: number; reason: string; wasClean: boolean };

/** Host to frame: something happened on a WebSocket connection. */
export type WsMessage = { type: "rp:ws"; connectionId: string } & WsEventFields;

/** Host to frame: everything that is not about a connection. */
export interface EventMessage {
    type: "rp:event";
    name: string;
    payload: unknown;
}

/** Host to frame: several messages in order, for a frame that asked for the feature `batch`. */
export interface BatchMessage {
    type: "rp:batch";
    messages: unknown[];
}

export type HostMessage = ResponseMessage | WsMessage | EventMessage;
