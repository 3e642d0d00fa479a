import { own } from "./fields.js";
import type { Listeners } from "./listeners.js";
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

/** Tells what an event of the host is to the callbacks of a connection to `url`. */
export function tell(listeners: Listeners<WsEvents>, event: WsEvent, url: string): void {
    switch (event.event) {
        case "message":
            listeners.emit("message", event.data, { dropped: own(event, "dropped") ?? 0 });
            break;
        case "open": {
            const { event: _name, ...info } = event;
            listeners.emit("open", { ...info, url: info.url || url });
            break;
        }
        case "error": {
            const { event: _name, error, ...details } = event;
            listeners.emit("error", error, details);
            break;
        }
        case "close":
            listeners.emit("close", event.code, event.reason, event.wasClean);
            break;
        default: {
            const { event: name, ...info } = event;
            listeners.emit(name, info as never);
        }
    }
}
