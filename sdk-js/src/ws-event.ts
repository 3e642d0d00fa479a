import type { ErrorCode, WsEventFields } from "./protocol.js";

/** The host did not take what a connection asked for, such as a message to send. */
export interface RefusedInfo {
    /** What was asked for, such as `ws.send`. */
    readonly method: string;
    readonly code: ErrorCode;
    /** A sentence for the author. */
    readonly message: string;
    /** The size of the data that was not sent; 0 if there was none. */
    readonly bytes: number;
}

/** What a connection is told. */
export type WsEvent =
    | Exclude<WsEventFields, { event: "written" }>
    | ({ event: "refused" } & RefusedInfo);

/** Reported where no close frame came (RFC 6455, section 7.4.1). */
export const abnormalClosure = 1006;
