import { isArrayBuffer, isBlob } from "./brands.js";
import type { Connections } from "./connections.js";
import { EventHandlers, type HandlerValue } from "./event-handlers.js";
import { natives } from "./natives/index.js";
import { outgoingBuffer, outgoingText, outgoingView } from "./outgoing.js";
import { CLOSED, CLOSING, CONNECTING, OPEN, Socket } from "./socket.js";
import {
    closeArguments,
    requireArgument,
    webSocketProtocols,
    webSocketUrl,
} from "./web-socket-arguments.js";
import type { WebSocketOptions } from "./web-socket-options.js";

const { buffers, EventTarget, objects, symbols, TypeError, urls, views } = natives;

/**
 * Makes a `WebSocket` class of the WHATWG standard, with connections of one client.
 *
 * @param options for each of them. Default: none.
 */
export function makeWebSocket(
    connections: () => Connections,
    options: WebSocketOptions = {},
): typeof globalThis.WebSocket {
    class WebSocket extends EventTarget {
        readonly #handlers = new EventHandlers(this);
        readonly #socket: Socket;

        constructor(url: unknown, protocols: unknown = undefined) {
            requireArgument(arguments.length, "WebSocket");
            super();
            const text = `${url as string}`;
            const request = { protocols: webSocketProtocols(protocols), url: webSocketUrl(text) };
            this.#socket = new Socket(this, connections(), { ...request, options });
        }

        get url(): string {
            return urls.href(this.#socket.url);
        }

        get readyState(): number {
            return this.#socket.readyState;
        }

        get bufferedAmount(): number {
            return this.#socket.bufferedAmount;
        }

        get onopen(): HandlerValue {
            return this.#handlers.get("open");
        }

        set onopen(value: unknown) {
            this.#handlers.set("open", value);
        }

        get onerror(): HandlerValue {
            return this.#handlers.get("error");
        }

        set onerror(value: unknown) {
            this.#handlers.set("error", value);
        }

        get onclose(): HandlerValue {
            return this.#handlers.get("close");
        }

        set onclose(value: unknown) {
            this.#handlers.set("close", value);
        }

        get extensions(): string {
            void this.#socket; // throws for anything but a WebSocket
            return "";
        }

        get protocol(): string {
            return this.#socket.protocol;
        }

        // Both arguments are optional, and so not counted in close.length.
        close(code: unknown = undefined, reason: unknown = undefined): void {
            const socket = this.#socket;
            socket.close(closeArguments(code, reason));
        }

        get onmessage(): HandlerValue {
            return this.#handlers.get("message");
        }

        set onmessage(value: unknown) {
            this.#handlers.set("message", value);
        }

        get binaryType(): BinaryType {
            return this.#socket.binaryType;
        }

        set binaryType(value: unknown) {
            const socket = this.#socket;
            const type = `${value as string}`;
            if (type === "blob" || type === "arraybuffer") {
                socket.binaryType = type;
            }
        }

        send(data: unknown): void {
            const socket = this.#socket;
            requireArgument(arguments.length, "send");
            sendOn(socket, data);
        }
    }
    finish(WebSocket);
    return WebSocket as unknown as typeof globalThis.WebSocket;
}

function sendOn(socket: Socket, data: unknown): void {
    if (typeof data === "object" && data !== null) {
        sendObject(socket, data);
    } else {
        sendText(socket, data);
    }
}

function sendText(socket: Socket, data: unknown): void {
    const message = outgoingText(`${data as string}`);
    socket.requireOpened();
    socket.send(message);
}

function sendObject(socket: Socket, data: object): void {
    if (buffers.isView(data)) {
        requireUnshared(data);
        socket.requireOpened();
        socket.send(outgoingView(data));
    } else if (isArrayBuffer(data)) {
        socket.requireOpened();
        socket.send(outgoingBuffer(data));
    } else if (isBlob(data)) {
        socket.requireOpened();
        socket.sendBlob(data);
    } else {
        sendText(socket, data);
    }
}

function requireUnshared(view: ArrayBufferView): void {
    if (!isArrayBuffer(views.buffer(view))) {
        throw new TypeError("send: the view's buffer must not be shared");
    }
}

function define(holder: object, name: PropertyKey, property: PropertyDescriptor): void {
    objects.defineProperty(holder, name, objects.bare(property));
}

const states = [
    { name: "CONNECTING", value: CONNECTING },
    { name: "OPEN", value: OPEN },
    { name: "CLOSING", value: CLOSING },
    { name: "CLOSED", value: CLOSED },
];

/** What Web IDL asks of a class and the language does not do by itself. */
function finish(Class: { readonly prototype: object }): void {
    const { prototype } = Class;
    const names = objects.ownNames(prototype);
    for (let i = 0; i < names.length; ++i) {
        const name = names[i] as string;
        define(prototype, name, { enumerable: name !== "constructor" });
    }
    for (let i = 0; i < states.length; ++i) {
        const { name, value } = states[i] as (typeof states)[number];
        define(Class, name, { value, enumerable: true });
        define(prototype, name, { value, enumerable: true });
    }
    define(prototype, symbols.toStringTag, { value: "WebSocket", configurable: true });
    // A bundler may have renamed the class.
    define(Class, "name", { value: "WebSocket", configurable: true });
}
