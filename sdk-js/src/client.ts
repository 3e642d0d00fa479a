import type { ConnectOptions } from "./connect-options.js";
import { WsConnection } from "./connection.js";
import { Core } from "./core.js";
import { type Endpoint, defaultEndpoint } from "./endpoint.js";
import type { HostInfo } from "./host-info.js";
import { own } from "./fields.js";
import { promised } from "./host.js";
import { GlobalPlace } from "./install.js";
import type { ConnectionInfo } from "./connection-info.js";
import type { Callback } from "./listeners.js";
import { makeWebSocket } from "./web-socket.js";
import { type WebSocketOptions, webSocketOptions } from "./web-socket-options.js";

export interface ClientOptions {
    /** The way to the host. Default: that of this frame. */
    endpoint?: Endpoint;
}

/** What a resource has of its host. */
export interface ResourceClient {
    /**
     * What the host is and what the user granted. The client asks once, when it is made.
     *
     * @throws RpError `client_closed` after `close()`, as a rejection.
     */
    ready(): Promise<HostInfo>;
    /**
     * Calls a method of the host.
     *
     * @throws RpError if the host refuses, or `client_closed` once the client is closed, as a
     *     rejection.
     */
    call(method: string, params?: object): Promise<unknown>;
    /**
     * Listens to events of the host that are not about a connection, such as `limit.warning`,
     * `grants.changed` and `theme.changed`.
     *
     * @returns what removes the callback.
     */
    on(name: string, callback: (payload: unknown) => void): () => void;
    readonly ws: {
        /**
         * Opens a WebSocket connection, for which the resource needs `network:ws`. It returns at
         * once; whatever goes wrong, a refusal or a closed client included, comes as `error` and
         * then `close`.
         *
         * @param url absolute, `ws:` or `wss:`; `http:` and `https:` mean the same. The host
         *     parses it as the URL standard does.
         */
        connect<Data extends string | ArrayBuffer = string>(
            url: string,
            options?: ConnectOptions,
        ): WsConnection<Data>;
        /**
         * The live connections of this resource, oldest first.
         *
         * @throws RpError as `call` does.
         */
        list(): Promise<ConnectionInfo[]>;
    };
    /** The standard class, with connections of this client. */
    readonly WebSocket: typeof globalThis.WebSocket;
    /**
     * Another such class, each of whose connections is made with these options: for a library that
     * is given a class.
     *
     * @throws TypeError for what is no option of it, and for headers that are not strings. What else
     *     the host does not accept fails each connection, and is said on the console.
     */
    webSocketWith(options: WebSocketOptions): typeof globalThis.WebSocket;
    /**
     * Makes the standard class the global one, for libraries that use the global. Called again, it
     * replaces the class that it has installed.
     *
     * @param options for each connection of the global class. Default: none; the class is then
     *     `WebSocket` of this client.
     * @returns what puts back what was there before the first call, unless the global is another
     *     one by then.
     * @throws TypeError as `webSocketWith` does.
     */
    installWebSocket(options?: WebSocketOptions): () => void;
    /**
     * Ends the client, which listens to the host no more. Its connections that are open are closed
     * (1000) behind what was sent, the others are dropped; each tells one last `close`, with 1006.
     * What waits for an answer, and every later call, is rejected with `client_closed`. The global
     * `WebSocket` is put back if `installWebSocket()` has replaced it. Other clients of this frame
     * are not concerned. Calling it again does nothing.
     */
    close(): void;
}

/** Makes a client of this resource. One is enough; one that is done with is to be closed. */
export function createResourceClient(options: ClientOptions = {}): ResourceClient {
    const core = new Core(own(options, "endpoint") ?? defaultEndpoint());
    const { host, listeners, connections } = core;
    const WebSocket = makeWebSocket(() => connections);
    const webSocketWith = (classOptions: WebSocketOptions): typeof globalThis.WebSocket =>
        makeWebSocket(() => connections, webSocketOptions(classOptions));
    const place = new GlobalPlace();

    const list = (): Promise<ConnectionInfo[]> =>
        promised(({ resolve, reject }) => {
            const take = (result: unknown): void =>
                resolve((result as { connections: ConnectionInfo[] }).connections);
            host.ask("ws.list", {}, { resolve: take, reject });
        });

    return {
        ready: () => core.ready(),
        call: (method, params = {}) => host.call(method, params),
        on: (name, callback: Callback<[unknown]>) => {
            listeners.add(name, callback);
            return () => listeners.remove(name, callback);
        },
        ws: {
            connect: (url, connectOptions = {}) =>
                new WsConnection(url, connectOptions, connections),
            list,
        },
        WebSocket,
        webSocketWith,
        installWebSocket: (classOptions) =>
            place.take(classOptions === undefined ? WebSocket : webSocketWith(classOptions)),
        close: () => {
            place.giveBack();
            core.close();
        },
    };
}
