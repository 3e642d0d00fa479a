/** The events, and what their callbacks are given. */
export type KremaEvents = {
    "websocket:connected": [event: { name: string }];
    "websocket:message": [event: { name: string; data: string | ArrayBuffer }];
    "websocket:disconnected": [event: { name: string; code: number; reason: string }];
    "websocket:error": [event: { name: string; error: string }];
};

/** WebSockets by name, by the commands and events of Krema's plugin. */
export interface Krema {
    /**
     * Resolves when the attempt has begun; the events tell what becomes of it.
     *
     * @throws RpError `connection_in_use` as a rejection, while a connection has that name.
     */
    invoke(
        command: "websocket:connect",
        args: { name: string; url: string; headers?: Record<string, string> },
    ): Promise<void>;
    /**
     * Resolves when the message is on its way; before it is connected, the message waits.
     *
     * @throws RpError `unknown_connection` or `not_open` as a rejection.
     */
    invoke(command: "websocket:send", args: { name: string; message: string }): Promise<void>;
    /**
     * Resolves when the connection has ended and its name is free.
     *
     * @throws RpError `unknown_connection` as a rejection.
     */
    invoke(command: "websocket:disconnect", args: { name: string }): Promise<void>;
    /** Returns what removes the callback. */
    on<Name extends keyof KremaEvents>(
        name: Name,
        callback: (...args: KremaEvents[Name]) => void,
    ): () => void;
}
