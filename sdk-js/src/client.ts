import { type ConnectOptions, WsConnection } from "./connection.js";
import { type Endpoint, parentWindow } from "./endpoint.js";
import { RpError } from "./errors.js";
import { Host } from "./host.js";
import type { WsEvent } from "./kept-events.js";
import { type Callback, Listeners } from "./listeners.js";
import type { HostInfo, WsMessage } from "./protocol.js";

export interface ClientOptions {
    /** The way to the host. Default: the window around this frame. */
    endpoint?: Endpoint;
}

/** What a resource has of its host. */
export interface ResourceClient {
    /** Greets the host once and tells what it is and what the user granted. */
    ready(): Promise<HostInfo>;
    /**
     * Calls a method of the host.
     *
     * @throws RpError if the host refuses, as a rejection.
     */
    call(method: string, params?: object): Promise<unknown>;
    /**
     * Listens to events of the host that are not about a connection.
     *
     * @returns what removes the callback.
     */
    on(name: string, callback: (payload: unknown) => void): () => void;
    readonly ws: {
        /**
         * Opens a WebSocket connection, for which the resource needs `network:ws`. It returns at
         * once; whatever goes wrong, a refusal included, comes as `error` and then `close`.
         *
         * @param url `ws:` or `wss:`.
         */
        connect(url: string, options?: ConnectOptions): WsConnection;
    };
}

const sdk = "@portcullis/sdk/0.1.0";

const features = ["batch"];

function eventOf(message: WsMessage): WsEvent {
    switch (message.event) {
        case "open":
            return { name: "open" };
        case "message":
            return { name: "message", data: message.data };
        case "close":
            return { name: "close", code: message.code, reason: message.reason };
        case "error":
            return { name: "error", message: message.error };
    }
}

/** Makes the client of this resource. One is enough. */
export function createResourceClient(options: ClientOptions = {}): ResourceClient {
    const connections = new Map<string, WsConnection>();
    const listeners = new Listeners<Record<string, [payload: unknown]>>();
    let greeting: Promise<HostInfo> | undefined;

    const host = new Host(options.endpoint ?? parentWindow(), {
        onWs: (message) => {
            const connection = connections.get(message.connectionId);
            if (message.event === "close") {
                connections.delete(message.connectionId);
            }
            connection?.receive(eventOf(message));
        },
        onEvent: ({ name, payload }) => listeners.emit(name, payload),
        onFailedNotification: ({ code, message, data }) => {
            const connection = connections.get(data?.connectionId ?? "");
            connection?.receive({ name: "error", message: `${code}: ${message}` });
        },
    });

    const connect = (url: string, { headers, protocols }: ConnectOptions = {}): WsConnection => {
        const connection = new WsConnection(`ws-${crypto.randomUUID()}`, url, host);
        connections.set(connection.id, connection);
        const params = {
            connectionId: connection.id,
            url,
            ...(headers && { headers }),
            ...(protocols && { protocols }),
        };
        host.call("ws.connect", params).catch((error: RpError) => {
            connections.delete(connection.id);
            connection.refuse(error);
        });
        return connection;
    };

    return {
        ready: () => (greeting ??= host.call("rp.hello", { sdk, features }) as Promise<HostInfo>),
        call: (method, params = {}) => host.call(method, params),
        on: (name, callback: Callback<[unknown]>) => {
            listeners.add(name, callback);
            return () => listeners.remove(name, callback);
        },
        ws: { connect },
    };
}
