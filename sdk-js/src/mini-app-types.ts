/** Payload of `websocket-create`. */
export interface MiniAppCreate {
    url: string;
    /** `Referer` and `Content-Type` are left out: a handshake has no body. Default: none. */
    headers?: Record<string, string>;
    protocols?: string[];
}

/** Payload of `websocket-send`. */
export type MiniAppSend = { id: string } & (
    | { type: "text"; data: string }
    | { type: "arraybuffer"; data: readonly number[] }
);

/** Payload of `websocket-close`. */
export interface MiniAppClose {
    id: string;
    /** 1000, or 3000 to 4999. Default: 1000. */
    code?: number;
    /** At most 123 bytes of UTF-8. Default: none. */
    reason?: string;
}

/** What callbacks of `websocket-event` are given. */
export type MiniAppEvent = { id: string } & (
    | { name: "open"; payload: { headers: Readonly<Record<string, string>> } }
    | { name: "message"; payload: { type: "text"; data: string } }
    | { name: "message"; payload: { type: "arraybuffer"; data: number[] } }
    | { name: "error"; payload: { errMsg: string } }
    | { name: "close"; payload: { code: number; reason: string } }
);

/** WebSockets by the actions and the event of a mini app. */
export interface MiniAppSockets {
    /**
     * @throws RpError as a rejection: `unknown_method` for another action, `unknown_connection` for
     *     an id that is none, `not_open` for a send while it closes.
     */
    call(action: "websocket-create", payload: MiniAppCreate): Promise<{ id: string }>;
    call(action: "websocket-send", payload: MiniAppSend): Promise<void>;
    call(action: "websocket-close", payload: MiniAppClose): Promise<void>;
    /** Returns what removes the callback. */
    on(name: "websocket-event", callback: (event: MiniAppEvent) => void): () => void;
}
