import type { Host } from "./host.js";
import { natives } from "./natives/index.js";
import type { Outgoing } from "./outgoing.js";
import { randomId } from "./random-id.js";

const { queueMicrotask } = natives;

/** A connection as the host knows it: what can be asked for, and how much waits to be sent. */
export class Channel {
    /** Not to be guessed, since ids of one resource share one space. */
    readonly id = `ws-${randomId()}`;
    readonly #host: Host;
    readonly #isTooLarge: (bytes: number) => boolean;
    readonly #refuse: (bytes: number) => void;
    #bufferedAmount = 0;

    constructor(
        host: Host,
        isTooLarge: (bytes: number) => boolean,
        refuse: (bytes: number) => void,
    ) {
        this.#host = host;
        this.#isTooLarge = isTooLarge;
        this.#refuse = refuse;
    }

    /** Bytes that were sent and neither written to the network nor refused. */
    get bufferedAmount(): number {
        return this.#bufferedAmount;
    }

    send({ data, bytes }: Outgoing): void {
        this.#bufferedAmount += bytes;
        if (this.#isTooLarge(bytes)) {
            // The host could not say whose message it was if it does not even read it.
            queueMicrotask(() => this.#refuse(bytes));
            return;
        }
        this.#notify("ws.send", { data });
    }

    /** So many bytes do not wait any more. */
    settle(bytes: number): void {
        const waiting = this.#bufferedAmount - bytes;
        this.#bufferedAmount = waiting > 0 ? waiting : 0;
    }

    close(code?: number | null, reason?: string): void {
        this.#notify("ws.close", {
            ...(code !== undefined && { code }),
            ...(reason !== undefined && { reason }),
        });
    }

    abort(): void {
        this.#notify("ws.abort", {});
    }

    ping(outgoing?: Outgoing): void {
        const data = outgoing?.data;
        this.#notify("ws.ping", data === undefined ? {} : { data });
    }

    #notify(method: string, params: object): void {
        this.#host.notify(method, { connectionId: this.id, ...params });
    }
}
