// From the host to the document: packets as server-sent events, and the bodies that these name.
// packet_writer.h describes them.
import { extended, without } from "../../../sdk-js/src/lists.js";
import { natives } from "../../../sdk-js/src/natives/index.js";
import { monotonicNow, runLater } from "../natives/clock.js";
import { host, hostOrigin, page, reportError } from "../natives/page.js";
import { makeRequest, requests } from "../natives/requests.js";
import { closeEventSource, makeEventSource, makeWake } from "../natives/ways.js";
import { type FetchBody, type Message, Packet } from "./packet.js";
import type { Uplink } from "./uplink.js";

const { MessageEvent, arrays, events, messages, objects } = natives;

export type Listener = (message: unknown) => void;

/** Of a packet; limits.h has the same number. */
const maxMessages = 256;

/** From one stream to the next; limits.h says how many the host allows. */
const minStreamMs = 250;

interface Incoming {
    readonly packet: Packet;
    /** The number of its messages that have been handled. */
    handled: number;
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
    #queue: Incoming[] = [];
    /** The number of the stream at hand. */
    #stream = 0;
    #streamSince = 0;
    #isBroken = false;
    /** For what was held up by a body. */
    readonly #wake = makeWake();
    readonly #fetchBody: FetchBody = (number, responseType, then) => {
        const request = makeRequest();
        requests.open(request, "GET", `${this.#channel}body?${this.#key}.${number}`);
        requests.setResponseType(request, responseType);
        const fail = this.#breaking();
        events.add(request, "error", fail);
        events.add(request, "abort", fail);
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
        const stream = makeEventSource(`${this.#channel}events?${this.#key}.${this.#stream}`);
        this.#streamSince = monotonicNow();
        const fail = this.#breaking();
        events.add(stream, "error", () => {
            closeEventSource(stream);
            fail();
        });
        const receive = (event: Event): void => this.#receive(messages.data(event) as string);
        const sizes = [1, 2, 16, maxMessages];
        for (let i = 0; i < sizes.length; ++i) {
            const size = sizes[i] as number;
            this.#listenInSteps(stream, `m${size}`, receive, size);
        }
    }

    /**
     * What is to be called when the stream at hand, or a body that it names, has failed. The engine
     * does that too, as for `window.stop()`. A task later, since the page may be in the middle of
     * handling a message.
     */
    #breaking(): () => void {
        const stream = this.#stream;
        return () => {
            if (stream !== this.#stream || this.#isBroken) {
                return;
            }
            this.#isBroken = true;
            runLater(() => this.#reopen(), this.#streamSince + minStreamMs - monotonicNow());
        };
    }

    /** What has not been handled comes again. */
    #reopen(): void {
        const oldest = this.#queue[0];
        this.#queue = [];
        this.#isBroken = false;
        ++this.#stream;
        if (oldest?.batch && oldest.handled > 0) {
            tellWindow({ type: "rp:batch", messages: oldest.batch });
        }
        this.#uplink.restart(oldest?.handled ?? 0);
        this.open();
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
        arrays.push(this.#queue, { packet, handled: 0, batch });
    }

    #step(): void {
        const incoming = this.#queue[0];
        if (!incoming?.packet.isReady) {
            return;
        }
        ++incoming.handled;
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
