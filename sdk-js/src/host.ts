import type { Endpoint } from "./endpoint.js";
import { RpError } from "./errors.js";
import { forEachHostMessage } from "./parse.js";
import type { ErrorBody, EventMessage, HostMessage, ResponseMessage, WsMessage } from "./protocol.js";

/** What becomes of the messages that are no answer to a call. */
export interface HostHandlers {
    onWs(message: WsMessage): void;
    onEvent(message: EventMessage): void;
    /** A request without `id` has failed. */
    onFailedNotification(error: ErrorBody): void;
}

interface PendingCall {
    resolve(result: unknown): void;
    reject(error: RpError): void;
}

/** Calls to the host, and its answers. */
export class Host {
    readonly #endpoint: Endpoint;
    readonly #handlers: HostHandlers;
    readonly #pending = new Map<string, PendingCall>();
    // Every client of a frame hears all answers, so ids must differ between clients too.
    readonly #name = crypto.randomUUID();
    #lastId = 0;

    constructor(endpoint: Endpoint, handlers: HostHandlers) {
        this.#endpoint = endpoint;
        this.#handlers = handlers;
        const receive = (message: HostMessage): void => this.#receive(message);
        endpoint.listen((data) => forEachHostMessage(data, receive));
    }

    /** A request with an answer. */
    call(method: string, params: object): Promise<unknown> {
        const id = `req-${this.#name}-${++this.#lastId}`;
        return new Promise((resolve, reject) => {
            this.#endpoint.post({ type: "rp:request", id, method, params });
            this.#pending.set(id, { resolve, reject });
        });
    }

    /** A request that is answered only if it fails, by `onFailedNotification`. */
    notify(method: string, params: object): void {
        this.#endpoint.post({ type: "rp:request", method, params });
    }

    #receive(message: HostMessage): void {
        switch (message.type) {
            case "rp:response":
                this.#settle(message);
                break;
            case "rp:ws":
                this.#handlers.onWs(message);
                break;
            case "rp:event":
                this.#handlers.onEvent(message);
                break;
        }
    }

    #settle({ id, result, error }: ResponseMessage): void {
        if (id === null) {
            if (error) {
                this.#handlers.onFailedNotification(error);
            }
            return;
        }
        const call = this.#pending.get(id);
        this.#pending.delete(id);
        if (error) {
            call?.reject(new RpError(error));
        } else {
            call?.resolve(result);
        }
    }
}
