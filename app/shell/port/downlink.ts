// From the host to the document: packets as server-sent events, and the bodies that these name.
// packet_writer.h describes them.
import { extended, without } from "../../../sdk-js/src/lists.js";
import { natives } from "../../../sdk-js/src/natives/index.js";
import { host, hostOrigin, page, reportError } from "../natives/page.js";
import { makeRequest, requests } from "../natives/requests.js";
import { makeEventSource, makeWake } from "../natives/ways.js";
import { type FetchBody, type Message, Packet } from "./packet.js";
import type { Uplink } from "./uplink.js";

const { MessageEvent, arrays, events, messages, objects } = natives;

export type Listener = (message: unknown) => void;

/** Of a packet; limits.h has the same number. */
const maxMessages = 256;

interface Incoming {
    readonly packet: Packet;
    /** What the window is told of at the end; undefined if it is told of each message. */
    readonly batch: Message[] | undefined;
}

function tellWindow(data: unknown): void {
    const init = objects.bare({ data, origin: hostOrigin, source: host });
    events.dispatch(page, new MessageEvent("message", init));
}

function tell(listener: Listener, message: Message): void {
    try {
        listener(message);
    } catch (error) {
        reportError(error);
    }
}

export class Downlink {
    readonly #channel: string;
    readonly #key: string;
    readonly #uplink: Uplink;
    /** Replaced by each change, so that what is being told goes to those that were there. */
    #listeners: readonly Listener[] = [];
    /** Packets in order; one that waits for a body holds up those behind it. */
    readonly #queue: Incoming[] = [];
    /** For what was held up by a body. */
    readonly #wake = makeWake();
    readonly #fetchBody: FetchBody = (number, responseType, then) => {
        const request = makeRequest();
        requests.open(request, "GET", `${this.#channel}body?${this.#key}.${number}`);
        requests.setResponseType(request, responseType);
        events.add(request, "load", () => {
            then(requests.response(request));
            this.#continueLater();
        });
        requests.send(request);
    };

    /** @param channel the address of the host's side. */
    constructor(channel: string, key: string, uplink: Uplink) {
        this.#channel = channel;
        this.#key = key;
        this.#uplink = uplink;
        this.#listenInSteps(this.#wake.port, "message", () => {}, maxMessages);
        events.add(this.#wake.port, "message", () => this.#continueLater());
        this.#wake.start();
    }

    /** Calls `listener` with each message, until what is returned is called. */
    listen(listener: Listener): () => void {
        const own: Listener = (message) => listener(message);
        this.#listeners = extended(this.#listeners, own);
        return () => {
            this.#listeners = without(this.#listeners, own);
        };
    }

    open(): void {
        const stream = makeEventSource(`${this.#channel}events?${this.#key}`);
        const receive = (event: Event): void => this.#receive(messages.data(event) as string);
        const sizes = [1, 2, 16, maxMessages];
        for (let i = 0; i < sizes.length; ++i) {
            const size = sizes[i] as number;
            this.#listenInSteps(stream, `m${size}`, receive, size);
        }
    }

    /**
     * Several listeners and not one with a loop: between two of them the engine runs what waits for
     * promises, as it does between two messages of its own WebSocket.
     */
    #listenInSteps(
        source: EventTarget,
        type: string,
        first: (event: Event) => void,
        steps: number,
    ): void {
        events.add(source, type, (event) => {
            this.#uplink.hold();
            first(event);
            this.#step();
        });
        for (let i = 1; i < steps; ++i) {
            events.add(source, type, () => this.#step());
        }
        events.add(source, type, () => this.#uplink.release());
    }

    #receive(text: string): void {
        const packet = new Packet(text, this.#fetchBody);
        const batch = packet.isForWindow && packet.isBatch ? [] : undefined;
        arrays.push(this.#queue, { packet, batch });
    }

    #step(): void {
        const incoming = this.#queue[0];
        if (!incoming?.packet.isReady) {
            return;
        }
        this.#handle(incoming.packet.next(), incoming);
        if (incoming.packet.isAtEnd) {
            this.#finish(incoming);
        }
    }

    #handle(message: Message, { packet, batch }: Incoming): void {
        const listeners = this.#listeners;
        for (let i = 0; i < listeners.length; ++i) {
            tell(listeners[i] as Listener, message);
        }
        if (batch) {
            arrays.push(batch, message);
        } else if (packet.isForWindow) {
            tellWindow(message);
        }
    }

    #finish({ batch }: Incoming): void {
        arrays.shift(this.#queue);
        if (batch) {
            tellWindow({ type: "rp:batch", messages: batch });
        }
        this.#uplink.acknowledge();
    }

    #continueLater(): void {
        if (this.#queue[0]?.packet.isReady) {
            this.#wake.post();
        }
    }
}
