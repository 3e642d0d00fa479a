import type { Channel } from "./channel.js";
import { type CloseInit, makeCloseEvent } from "./close-event.js";
import type { Connections, Receiver } from "./connections.js";
import { own } from "./fields.js";
import { type Headers, headersWithout } from "./headers.js";
import { includes } from "./lists.js";
import { makeMessageEvent } from "./message-event.js";
import { natives } from "./natives/index.js";
import { copyOf, type Outgoing, outgoingBuffer } from "./outgoing.js";
import { percentDecoded } from "./percent.js";
import { SendQueue } from "./send-queue.js";
import { type CloseArguments, domError } from "./web-socket-arguments.js";
import type { WebSocketOptions } from "./web-socket-options.js";
import { abnormalClosure, type WsEvent } from "./ws-event.js";

const { blobs, btoa, Event, events, printWarning, strings, URL, urls } = natives;

export const CONNECTING = 0;
export const OPEN = 1;
export const CLOSING = 2;
export const CLOSED = 3;

/** What the constructor of the standard class was given, and the options of the class. */
export interface SocketRequest {
    readonly url: URL;
    readonly protocols: string[];
    readonly options: WebSocketOptions;
}

/** What the standard class does behind its interface. */
export class Socket implements Receiver {
    readonly url: URL;
    binaryType: BinaryType = "blob";
    readonly #origin: string;
    readonly #target: EventTarget;
    readonly #requested: string[];
    readonly #channel: Channel;
    readonly #queue = new SendQueue();
    #readyState = CONNECTING;
    #protocol = "";
    /** Bytes that were sent too late, or are still to be read. */
    #unsent = 0;
    #hasFailed = false;
    #isAborted = false;

    constructor(target: EventTarget, connections: Connections, request: SocketRequest) {
        this.#target = target;
        this.url = request.url;
        this.#origin = urls.origin(request.url);
        this.#requested = request.protocols;
        this.#channel = connections.open(bareUrl(request.url), optionsOf(request), this);
    }

    get readyState(): number {
        return this.#readyState;
    }

    get protocol(): string {
        return this.#protocol;
    }

    get bufferedAmount(): number {
        return this.#channel.bufferedAmount + this.#unsent;
    }

    /** @throws DOMException `InvalidStateError` before it is open. */
    requireOpened(): void {
        if (this.#readyState === CONNECTING) {
            throw domError("InvalidStateError", "the WebSocket is still connecting");
        }
    }

    send(message: Outgoing): void {
        this.#unsent += message.bytes;
        if (this.#canSend) {
            this.#sendInOrder(message);
        }
    }

    sendBlob(blob: Blob): void {
        this.#unsent += blobs.size(blob);
        if (this.#canSend) {
            this.#queue.runWith(
                blob,
                (content) => this.#transmit(outgoingBuffer(content)),
                () => this.#fail(),
            );
        }
    }

    close({ code, reason }: CloseArguments): void {
        if (this.#readyState === CLOSING || this.#readyState === CLOSED) {
            return;
        }
        if (this.#readyState === CONNECTING) {
            this.#fail();
        } else {
            this.#queue.run(() => this.#requestClose({ code, reason }));
        }
        this.#readyState = CLOSING;
    }

    /** An event of the host. */
    receive(event: WsEvent): void {
        switch (event.event) {
            case "open":
                this.#onOpen(event.protocol);
                break;
            case "message":
                this.#onMessage(event.data);
                break;
            case "refused":
                this.#fail();
                break;
            case "error":
                this.#hasFailed ||= !this.#isLoss(event);
                warnOfOptions(event.error);
                break;
            case "close":
                this.#onClose(event);
                break;
        }
    }

    get #canSend(): boolean {
        return this.#readyState === OPEN && !this.#isAborted;
    }

    get #isGone(): boolean {
        return this.#readyState === CLOSED || this.#isAborted;
    }

    #sendInOrder(message: Outgoing): void {
        const kept = this.#queue.isWaiting ? copyOf(message) : message;
        this.#queue.run(() => this.#transmit(kept));
    }

    #transmit(message: Outgoing): void {
        if (!this.#isGone) {
            this.#unsent -= message.bytes;
            this.#channel.send(message);
        }
    }

    #requestClose({ code, reason }: CloseArguments): void {
        if (!this.#isGone) {
            this.#channel.close(code, reason === "" ? undefined : reason);
        }
    }

    /** Drops the connection; the host's `close` then ends it here. */
    #fail(): void {
        if (!this.#isGone) {
            this.#hasFailed = true;
            this.#isAborted = true;
            this.#channel.abort();
        }
    }

    #onOpen(protocol: string): void {
        if (this.#readyState !== CONNECTING) {
            return;
        }
        const requested = this.#requested;
        const isAgreed = requested.length > 0 ? includes(requested, protocol) : protocol === "";
        if (!isAgreed) {
            this.#fail();
            return;
        }
        this.#readyState = OPEN;
        this.#protocol = protocol;
        events.dispatch(this.#target, new Event("open"));
    }

    #onMessage(data: string | ArrayBuffer): void {
        if (this.#readyState !== OPEN) {
            return;
        }
        const isBlob = typeof data !== "string" && this.binaryType === "blob";
        const content = isBlob ? blobs.make(data) : data;
        events.dispatch(this.#target, makeMessageEvent(content, this.#origin));
    }

    /**
     * An open connection that is lost only closes, as in Chromium; libraries take an `error` for
     * more than that.
     */
    #isLoss({ stage }: { stage: string }): boolean {
        return stage === "tcp" && this.#readyState !== CONNECTING;
    }

    #onClose({ code, reason, wasClean }: CloseInit): void {
        this.#readyState = CLOSED;
        if (this.#hasFailed) {
            events.dispatch(this.#target, new Event("error"));
        }
        const dropped = { code: abnormalClosure, reason: "", wasClean: false };
        const init = this.#isAborted ? dropped : { code, reason, wasClean };
        events.dispatch(this.#target, makeCloseEvent(init));
    }
}

/** The standard class tells no cause, and so nobody would see that its options are wrong. */
function warnOfOptions(error: string): void {
    if (strings.startsWith(error, "invalid_params")) {
        printWarning(`The host refused a WebSocket. ${error}`);
    }
}

/** The URL as the host takes it: credentials go in a header. */
function bareUrl(given: URL): string {
    const url = new URL(urls.href(given));
    urls.setUsername(url, "");
    urls.setPassword(url, "");
    return urls.href(url);
}

/** The headers of the class, with the credentials of the URL in place of its own. */
function withCredentials(url: URL, headers: Headers = {}): Headers {
    const name = percentDecoded(urls.username(url));
    const credentials = btoa(`${name}:${percentDecoded(urls.password(url))}`);
    const others = headersWithout(headers, ["authorization"]);
    return { ...others, Authorization: `Basic ${credentials}` };
}

function optionsOf({ url, protocols, options }: SocketRequest): object {
    const hasCredentials = urls.username(url) !== "" || urls.password(url) !== "";
    return {
        ...options,
        ...(protocols.length > 0 && { protocols }),
        ...(hasCredentials && { headers: withCredentials(url, own(options, "headers")) }),
    };
}
