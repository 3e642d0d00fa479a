import type { ErrorDetails, OpenInfo, PongInfo, ReconnectingInfo } from "./protocol.js";
import type { RefusedInfo, WsEvent } from "./ws-event.js";

export interface MessageInfo {
    /** With `delivery: "latest"` the number of messages left out before this one, otherwise 0. */
    readonly dropped: number;
}

/** The events of a connection and what their callbacks are given. */
export type WsEvents<Data = string | ArrayBuffer> = {
    /** The connection is established, for the first time or again. */
    open: [info: OpenInfo];
    /** A message came: a string for text, an `ArrayBuffer` for binary. */
    message: [data: Data, info: MessageInfo];
    /**
     * The connection has ended; nothing comes after it. The code is the peer's, 1005 if its close
     * frame had none, or 1006 if there was no close frame. It was clean if both sides sent one.
     */
    close: [code: number, reason: string, wasClean: boolean];
    /** The connection failed. One `close` follows. */
    error: [message: string, details: ErrorDetails];
    /** The answer to a ping. */
    pong: [info: PongInfo];
    /** The connection is gone, and the host will try again. */
    reconnecting: [info: ReconnectingInfo];
    /** The host did not take a message, or another request. The connection lives on. */
    refused: [info: RefusedInfo];
};

/** `reconnecting` lasts until it is open again. */
export type ReadyState = "connecting" | "open" | "reconnecting" | "closing" | "closed";

/** The name of an event and what its callbacks are given. */
type Told = { [Name in keyof WsEvents]: [name: Name, ...args: WsEvents[Name]] }[keyof WsEvents];

/** What an event of the host is to the callbacks of a connection to `url`. */
export function told(event: WsEvent, url: string): Told {
    switch (event.event) {
        case "open": {
            const { event: name, ...info } = event;
            return [name, { ...info, url: info.url || url }];
        }
        case "message":
            return ["message", event.data, { dropped: event.dropped ?? 0 }];
        case "error": {
            const { event: name, error, ...details } = event;
            return [name, error, details];
        }
        case "close":
            return ["close", event.code, event.reason, event.wasClean];
        default: {
            const { event: name, ...info } = event;
            return [name, info] as Told;
        }
    }
}
