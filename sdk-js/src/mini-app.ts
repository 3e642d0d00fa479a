import type { ResourceClient } from "./client.js";
import type { WsConnection } from "./connection.js";
import { disconnect } from "./disconnect.js";
import { RpError } from "./errors.js";
import { Listeners } from "./listeners.js";
import type {
    MiniAppClose,
    MiniAppCreate,
    MiniAppEvent,
    MiniAppSend,
    MiniAppSockets,
} from "./mini-app-types.js";

type Connection = WsConnection<string | ArrayBuffer>;

const maxConnections = 5;
const omittedHeaders = new Set(["referer", "content-type"]);

function allowed(headers: Record<string, string>): Record<string, string> {
    const entries = Object.entries(headers);
    return Object.fromEntries(entries.filter(([name]) => !omittedHeaders.has(name.toLowerCase())));
}

function messageEvent(id: string, data: string | ArrayBuffer): MiniAppEvent {
    return typeof data === "string"
        ? { id, name: "message", payload: { type: "text", data } }
        : {
              id,
              name: "message",
              payload: { type: "arraybuffer", data: Array.from(new Uint8Array(data)) },
          };
}

class Sockets {
    readonly listeners = new Listeners<{ "websocket-event": [event: MiniAppEvent] }>();
    readonly #rp: ResourceClient;
    readonly #connections = new Map<string, Connection>();

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

    #create({ url, headers = {}, protocols = [] }: MiniAppCreate): { id: string } {
        this.#makeRoom();
        const options = { headers: allowed(headers), protocols };
        const connection = this.#rp.ws.connect<string | ArrayBuffer>(url, options);
        this.#connections.set(connection.id, connection);
        this.#report(connection);
        return { id: connection.id };
    }

    #send({ id, ...data }: MiniAppSend): void {
        this.#find(id).send(data);
    }

    #close({ id, code, reason }: MiniAppClose): void {
        disconnect(this.#find(id), code, reason);
    }

    #makeRoom(): void {
        const [oldest] = this.#connections.values();
        if (oldest && this.#connections.size >= maxConnections) {
            this.#connections.delete(oldest.id);
            disconnect(oldest);
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
    const call = async (action: string, payload: object): Promise<unknown> =>
        sockets.call(action, payload);
    return {
        call: call as MiniAppSockets["call"],
        on: (name, callback) => {
            sockets.listeners.add(name, callback);
            return () => sockets.listeners.remove(name, callback);
        },
    };
}
