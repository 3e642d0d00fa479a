import type { Endpoint } from "./endpoint.js";
import { RpError } from "./errors.js";
import { natives } from "./natives/index.js";
import type { Asker } from "./outcome.js";
import { forEachHostMessage } from "./parse.js";
import type { ErrorBody, EventMessage, HostMessage, ResponseMessage, WsMessage } from "./protocol.js";
import { randomId } from "./random-id.js";

const { Promise, queueMicrotask, SafeMap, setTimeout } = natives;

/** What becomes of the messages that are no answer to a call. */
export interface HostHandlers {
    onWs(message: WsMessage): void;
    onEvent(message: EventMessage): void;
    /** A request without `id` has failed. */
    onFailedNotification(error: ErrorBody): void;
}

function clientClosed(): RpError {
    return new RpError({ code: "client_closed", message: "the client was closed" });
}

/** A promise of what `ask` asks for. */
export function promised<Result>(ask: (asker: Asker) => void): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
        ask({ resolve: (result) => resolve(result as Result), reject });
    });
}

/** A turn later, so that code which tries again at once does not hold up the page. */
export function rejectLater(asker: Asker): void {
    setTimeout(() => asker.reject(clientClosed()));
}

/** Calls to the host, and its answers. */
export class Host {
    readonly #endpoint: Endpoint;
    readonly #handlers: HostHandlers;
    readonly #pending = new SafeMap<string, Asker>();
    // Every client of a frame hears all answers, so ids must differ between clients too.
    readonly #name = randomId();
    readonly #stopListening: () => void;
    #lastId = 0;
    #isClosed = false;

    constructor(endpoint: Endpoint, handlers: HostHandlers) {
        this.#endpoint = endpoint;
        this.#handlers = handlers;
        const receive = (message: HostMessage): void => this.#receive(message);
        this.#stopListening = endpoint.listen((data) => forEachHostMessage(data, receive));
    }

    /** Hears nothing more. Calls that wait for their answer, and later ones, are rejected. */
    close(): void {
        if (this.#isClosed) {
            return;
        }
        this.#isClosed = true;
        this.#stopListening();
        this.#pending.forEach((asker) => asker.reject(clientClosed()));
        this.#pending.clear();
    }

    get isClosed(): boolean {
        return this.#isClosed;
    }

    /** A request whose answer `asker` is told. */
    ask(method: string, params: object, asker: Asker): void {
        if (this.#isClosed) {
            rejectLater(asker);
            return;
        }
        const id = `req-${this.#name}-${++this.#lastId}`;
        try {
            this.#endpoint.post({ type: "rp:request", id, method, params });
            this.#pending.set(id, asker);
        } catch (error) {
            queueMicrotask(() => asker.reject(error));
        }
    }

    /** A request with an answer. */
    call(method: string, params: object): Promise<unknown> {
        return promised((asker) => this.ask(method, params, asker));
    }

    /** A request that is answered only if it fails, by `onFailedNotification`. */
    notify(method: string, params: object): void {
        if (!this.#isClosed) {
            this.#endpoint.post({ type: "rp:request", method, params });
        }
    }

    #receive(message: HostMessage): void {
        // An endpoint may go on with what it had begun to hand over, such as a batch.
        if (this.#isClosed) {
            return;
        }
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
        const asker = this.#pending.get(id);
        this.#pending.delete(id);
        if (error) {
            asker?.reject(new RpError(error));
        } else {
            asker?.resolve(result);
        }
    }
}
