import { webcrypto } from "node:crypto";

import { createResourceClient, type ResourceClient, type WsConnection } from "../src/index.js";

// Every browser has this global; Node.js has it from version 20 on.
globalThis.crypto ??= webcrypto as Crypto;

/** A message that the client has posted. */
export interface Posted {
    type: string;
    id?: string;
    method: string;
    params: Record<string, unknown>;
}

/** A client whose host is played by the test. */
export class FakeHost {
    readonly posted: Posted[] = [];
    readonly client: ResourceClient;
    #handler: (message: unknown) => void = () => undefined;

    constructor() {
        this.client = createResourceClient({
            endpoint: {
                post: (message) => this.posted.push(message as Posted),
                listen: (handler) => {
                    this.#handler = handler;
                    return () => undefined;
                },
            },
        });
    }

    send(message: unknown): void {
        this.#handler(message);
    }

    last(): Posted {
        const message = this.posted.at(-1);
        if (!message) {
            throw new Error("nothing was posted");
        }
        return message;
    }

    ws(connection: WsConnection, event: string, fields: object = {}): void {
        this.send({ type: "rp:ws", connectionId: connection.id, event, ...fields });
    }

    /** A connection that is open. */
    openConnection(): WsConnection {
        const connection = this.client.ws.connect("ws://localhost/");
        this.send({ type: "rp:response", id: this.last().id, result: {} });
        this.ws(connection, "open");
        return connection;
    }
}

/** Lets promises and microtasks run. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Everything the connection tells, in order. */
export function record(connection: WsConnection): string[] {
    const seen: string[] = [];
    connection.on("open", () => seen.push("open"));
    connection.on("message", (data) => seen.push(data));
    connection.on("close", (code, reason) => seen.push(`close ${code} ${reason}`));
    connection.on("error", (message) => seen.push(`error ${message}`));
    return seen;
}
