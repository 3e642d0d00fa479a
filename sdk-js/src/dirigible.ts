import type { ResourceClient } from "./client.js";
import type { WsConnection } from "./connection.js";
import type {
    DirigibleClient,
    DirigibleClientInfo,
    DirigibleHandler,
    DirigibleMethod,
    DirigibleWebsockets,
} from "./dirigible-types.js";
import { firstWhere, mapped } from "./lists.js";
import { natives } from "./natives/index.js";

const { arrays, SafeMap } = natives;

/** What a handler can ask for while one of its functions runs. */
interface Context {
    readonly method: DirigibleMethod;
    readonly message?: string | ArrayBuffer;
    readonly error?: string;
}

interface Entry extends DirigibleClientInfo {
    readonly client: DirigibleClient;
}

class Clients {
    context: Context | undefined;
    readonly #entries = new SafeMap<string, Entry>();

    get all(): Entry[] {
        const entries: Entry[] = [];
        this.#entries.forEach((entry) => arrays.push(entries, entry));
        return entries;
    }

    add(connection: WsConnection<string | ArrayBuffer>, handler: DirigibleHandler): Entry {
        const { id, url: uri } = connection;
        const client: DirigibleClient = {
            id,
            send: (message) => connection.send(message),
            close: () => connection.close(),
        };
        const entry = { id, uri, handler, client };
        this.#entries.set(id, entry);
        this.#report(connection, handler);
        return entry;
    }

    #report(connection: WsConnection<string | ArrayBuffer>, to: DirigibleHandler): void {
        connection.on("open", () => this.#within({ method: "onopen" }, () => to.onOpen?.()));
        connection.on("message", (message) =>
            this.#within({ method: "onmessage", message }, () => to.onMessage?.(message)),
        );
        connection.on("error", (error) =>
            this.#within({ method: "onerror", error }, () => to.onError?.(error)),
        );
        connection.on("close", () => {
            this.#entries.delete(connection.id);
            this.#within({ method: "onclose" }, () => to.onClose?.());
        });
    }

    #within(context: Context, run: () => void): void {
        this.context = context;
        try {
            run();
        } finally {
            this.context = undefined;
        }
    }
}

export function createDirigibleWebsockets(rp: ResourceClient): DirigibleWebsockets {
    const clients = new Clients();
    const find = (matches: (entry: Entry) => boolean): DirigibleClient | null =>
        firstWhere(clients.all, matches)?.client ?? null;
    const isIn = (method: DirigibleMethod): boolean => clients.context?.method === method;
    return {
        createWebsocket: (uri, handler) =>
            clients.add(rp.ws.connect<string | ArrayBuffer>(uri), handler).client,
        getClients: () => mapped(clients.all, ({ id, uri, handler }) => ({ id, uri, handler })),
        getClient: (id) => find((entry) => entry.id === id),
        getClientByHandler: (handler) => find((entry) => entry.handler === handler),
        getMessage: () => clients.context?.message,
        getError: () => clients.context?.error,
        getMethod: () => clients.context?.method,
        isOnOpen: () => isIn("onopen"),
        isOnMessage: () => isIn("onmessage"),
        isOnError: () => isIn("onerror"),
        isOnClose: () => isIn("onclose"),
    };
}
