import type { ResourceClient } from "./client.js";
import type { WsConnection } from "./connection.js";
import { disconnect } from "./disconnect.js";
import { RpError } from "./errors.js";
import { given } from "./fields.js";
import { promised } from "./host.js";
import type { Krema, KremaEvents } from "./krema-types.js";
import { Listeners } from "./listeners.js";
import { natives } from "./natives/index.js";

const { SafeMap } = natives;

type Connection = WsConnection<string | ArrayBuffer>;

interface Arguments {
    name: string;
    url: string;
    headers?: Record<string, string>;
    message: string;
}

class NamedConnections {
    readonly listeners = new Listeners<KremaEvents>();
    readonly #rp: ResourceClient;
    readonly #connections = new SafeMap<string, Connection>();

    constructor(rp: ResourceClient) {
        this.#rp = rp;
    }

    invoke(command: string, args: Arguments, done: () => void): void {
        switch (command) {
            case "websocket:connect":
                this.#connect(args);
                done();
                break;
            case "websocket:send":
                this.#find(args.name).send(args.message);
                done();
                break;
            case "websocket:disconnect":
                this.#disconnect(args.name, done);
                break;
            default:
                throw new RpError({ code: "unknown_method", message: `no command ${command}` });
        }
    }

    #connect(args: Arguments): void {
        const { name, url } = args;
        const headers = given(args, "headers") ?? {};
        if (this.#connections.has(name)) {
            const message = `a connection is named ${name} already`;
            throw new RpError({ code: "connection_in_use", message });
        }
        const connection = this.#rp.ws.connect<string | ArrayBuffer>(url, { headers });
        this.#connections.set(name, connection);
        this.#report(name, connection);
    }

    #disconnect(name: string, done: () => void): void {
        const connection = this.#find(name);
        disconnect(connection);
        connection.on("close", done);
    }

    #find(name: string): Connection {
        const connection = this.#connections.get(name);
        if (!connection) {
            const message = `no connection is named ${name}`;
            throw new RpError({ code: "unknown_connection", message });
        }
        return connection;
    }

    #report(name: string, connection: Connection): void {
        const { listeners } = this;
        connection.on("open", () => listeners.emit("websocket:connected", { name }));
        connection.on("message", (data) => listeners.emit("websocket:message", { name, data }));
        connection.on("error", (error) => listeners.emit("websocket:error", { name, error }));
        connection.on("close", (code, reason) => {
            this.#connections.delete(name);
            listeners.emit("websocket:disconnected", { name, code, reason });
        });
    }
}

/** For a page that was written for Krema: `window.krema = createKrema(rp)`. */
export function createKrema(rp: ResourceClient): Krema {
    const connections = new NamedConnections(rp);
    const invoke = (command: string, args: Arguments): Promise<void> =>
        promised(({ resolve }) => connections.invoke(command, args, () => resolve(undefined)));
    return {
        invoke: invoke as Krema["invoke"],
        on: (name, callback) => {
            connections.listeners.add(name, callback);
            return () => connections.listeners.remove(name, callback);
        },
    };
}
