import type { Connections } from "./connections.js";
import { EventHandlers, type HandlerValue } from "./event-handlers.js";
import { isArrayBuffer, outgoingBytes, outgoingText } from "./outgoing.js";
import { CLOSED, CLOSING, CONNECTING, OPEN, Socket } from "./socket.js";
import {
    closeArguments,
    requireArgument,
    webSocketProtocols,
    webSocketUrl,
} from "./web-socket-arguments.js";
import type { WebSocketOptions } from "./web-socket-options.js";

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
            return this.#socket.url.href;
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
        close(...[code, reason]: unknown[]): void {
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
    if (data instanceof Blob) {
        socket.requireOpened();
        socket.sendBlob(data);
        return;
    }
    if (isArrayBuffer(data) || ArrayBuffer.isView(data)) {
        requireUnshared(data);
        socket.requireOpened();
        socket.send(outgoingBytes(data));
        return;
    }
    const message = outgoingText(`${data as string}`);
    socket.requireOpened();
    socket.send(message);
}

function requireUnshared(data: ArrayBuffer | ArrayBufferView): void {
    if (ArrayBuffer.isView(data) && !isArrayBuffer(data.buffer)) {
        throw new TypeError("send: the view's buffer must not be shared");
    }
}

/** What Web IDL asks of a class and the language does not do by itself. */
function finish(Class: new (...args: never[]) => EventTarget): void {
    const { prototype } = Class;
    for (const name of Object.getOwnPropertyNames(prototype)) {
        Object.defineProperty(prototype, name, { enumerable: name !== "constructor" });
    }
    for (const [name, value] of Object.entries({ CONNECTING, OPEN, CLOSING, CLOSED })) {
        for (const holder of [Class, prototype]) {
            Object.defineProperty(holder, name, { value, enumerable: true });
        }
    }
    const name = { value: "WebSocket", configurable: true };
    Object.defineProperty(prototype, Symbol.toStringTag, name);
    // A bundler may have renamed the class.
    Object.defineProperty(Class, "name", name);
}
