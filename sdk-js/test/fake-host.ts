import {
    type ConnectOptions,
    createResourceClient,
    type ResourceClient,
    type WsConnection,
} from "../src/index.js";

/** A message that the client has posted. */
export interface Posted {
    type: string;
    id?: string;
    method: string;
    params: Record<string, unknown>;
}

/** A client whose host is played by the test. */
export class FakeHost {
    /** All but the greeting. */
    readonly posted: Posted[] = [];
    readonly greeting: Posted;
    readonly client: ResourceClient;
    readonly #handlers = new Set<(message: unknown) => void>();

    constructor() {
        this.client = createResourceClient({
            endpoint: {
                post: (message) => {
                    this.posted.push(structuredClone(message) as Posted);
                },
                listen: (handler) => {
                    this.#handlers.add(handler);
                    return () => this.#handlers.delete(handler);
                },
            },
        });
        this.greeting = this.posted.shift() as Posted;
    }

    /** Answers the last request that wants an answer. */
    answer(result: unknown): void {
        this.send({ type: "rp:response", id: this.#lastCall().id, result });
    }

    refuse(error: object): void {
        this.send({ type: "rp:response", id: this.#lastCall().id, error });
    }

    /** Answers the greeting with these limits. */
    async tell(limits: object): Promise<void> {
        this.send({ type: "rp:response", id: this.greeting.id, result: { limits } });
        await settled();
    }

    /** Says that a request without `id` has failed. */
    failNotification(code: string, data: object): void {
        this.send({ type: "rp:response", id: null, error: { code, message: "no", data } });
    }

    of(method: string): Posted[] {
        return this.posted.filter((message) => message.method === method);
    }

    #lastCall(): Posted {
        return this.posted.filter(({ id }) => id !== undefined).at(-1) as Posted;
    }

    send(message: unknown): void {
        this.#handlers.forEach((handler) => handler(message));
    }

    /** Whether the client listens. */
    get isHeard(): boolean {
        return this.#handlers.size > 0;
    }

    last(): Posted {
        const message = this.posted.at(-1);
        if (!message) {
            throw new Error("nothing was posted");
        }
        return message;
    }

    ws(connection: { id: string }, event: string, fields: object = {}): void {
        this.send({ type: "rp:ws", connectionId: connection.id, event, ...fields });
    }

    /** A connection that is open. */
    openConnection(options: ConnectOptions = {}): WsConnection<string | ArrayBuffer> {
        const connection = this.client.ws.connect<string | ArrayBuffer>("ws://localhost/", options);
        this.answer({});
        this.ws(connection, "open");
        return connection;
    }
}

/** Lets promises and microtasks run. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Everything the connection tells, in order. */
export function record(connection: WsConnection<string | ArrayBuffer>): string[] {
    const seen: string[] = [];
    connection.on("open", () => seen.push("open"));
    connection.on("message", (data) => seen.push(String(data)));
    connection.on("close", (code, reason) => seen.push(`close ${code} ${reason}`));
    connection.on("error", (message) => seen.push(`error ${message}`));
    return seen;
}
