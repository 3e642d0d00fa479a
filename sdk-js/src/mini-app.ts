import type { ResourceClient } from "./client.js";
import type { WsConnection } from "./connection.js";
import { disconnect } from "./disconnect.js";
import { RpError } from "./errors.js";
import { given } from "./fields.js";
import { headersWithout } from "./headers.js";
import { promised } from "./host.js";
import { Listeners } from "./listeners.js";
import type {
    MiniAppClose,
    MiniAppCreate,
    MiniAppEvent,
    MiniAppSend,
    MiniAppSockets,
} from "./mini-app-types.js";
import { natives } from "./natives/index.js";

const { arrays, buffers, SafeMap, Uint8Array } = natives;

type Connection = WsConnection<string | ArrayBuffer>;

const maxConnections = 5;
const omittedHeaders = ["referer", "content-type"];

function listed(buffer: ArrayBuffer): number[] {
    const bytes = new Uint8Array(buffer);
    const list: number[] = [];
    for (let i = 0; i < buffers.byteLength(buffer); ++i) {
        arrays.push(list, bytes[i] as number);
    }
    return list;
}

function messageEvent(id: string, data: string | ArrayBuffer): MiniAppEvent {
    return typeof data === "string"
        ? { id, name: "message", payload: { type: "text", data } }
        : {
              id,
              name: "message",
              payload: { type: "arraybuffer", data: listed(data) },
          };
}

class Sockets {
    readonly listeners = new Listeners<{ "websocket-event": [event: MiniAppEvent] }>();
    readonly #rp: ResourceClient;
    readonly #connections = new SafeMap<string, Connection>();

    constructor(rp: ResourceClient) {
        this.#rp = rp;
    }

    call(action: string, payload: object): unknown {
        switch (action) {
            case "websocket-create":
                return this.#create(payload as MiniAppCreate);
            case "websocket-send":
                return this.#send(payload as MiniAppSend);
            case "websocket-close":
                return this.#close(payload as MiniAppClose);
            default:
                throw new RpError({ code: "unknown_method", message: `no action ${action}` });
        }
    }

    #create(payload: MiniAppCreate): { id: string } {
        this.#makeRoom();
        const headers = headersWithout(given(payload, "headers") ?? {}, omittedHeaders);
        const options = { headers, protocols: given(payload, "protocols") ?? [] };
        const connection = this.#rp.ws.connect<string | ArrayBuffer>(payload.url, options);
        this.#connections.set(connection.id, connection);
        this.#report(connection);
        return { id: connection.id };
    }

    #send({ id, ...data }: MiniAppSend): void {
        this.#find(id).send(data);
    }

    #close(payload: MiniAppClose): void {
        const connection = this.#find(payload.id);
        disconnect(connection, given(payload, "code"), given(payload, "reason"));
    }

    #makeRoom(): void {
        if (this.#connections.size < maxConnections) {
            return;
        }
        let oldest: Connection | undefined;
        this.#connections.forEach((connection) => {
            oldest ??= connection;
        });
        this.#drop(oldest);
    }

    #drop(connection: Connection | undefined): void {
        if (connection) {
            this.#connections.delete(connection.id);
            disconnect(connection);
        }
    }

    #find(id: string): Connection {
        const connection = this.#connections.get(id);
        if (!connection) {
            throw new RpError({ code: "unknown_connection", message: `no WebSocket has id ${id}` });
        }
        return connection;
    }

    #report(connection: Connection): void {
        const { id } = connection;
        const emit = (event: MiniAppEvent): void => this.listeners.emit("websocket-event", event);
        connection.on("open", ({ headers }) => emit({ id, name: "open", payload: { headers } }));
        connection.on("message", (data) => emit(messageEvent(id, data)));
        connection.on("error", (errMsg) => emit({ id, name: "error", payload: { errMsg } }));
        connection.on("close", (code, reason) => {
            this.#connections.delete(id);
            emit({ id, name: "close", payload: { code, reason } });
        });
    }
}

/** At most five connections are alive at once; for a sixth the oldest is disconnected. */
export function createMiniAppSockets(rp: ResourceClient): MiniAppSockets {
    const sockets = new Sockets(rp);
    const call = (action: string, payload: object): Promise<unknown> =>
        promised(({ resolve }) => resolve(sockets.call(action, payload)));
    return {
        call: call as MiniAppSockets["call"],
        on: (name, callback) => {
            sockets.listeners.add(name, callback);
            return () => sockets.listeners.remove(name, callback);
        },
    };
}
