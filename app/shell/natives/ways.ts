import { getter, method } from "../../../sdk-js/src/natives/take.js";

const { EventSource, MessageChannel, MessagePort } = globalThis;
const channels = MessageChannel.prototype;

export const makeEventSource = (url: string): EventSource => new EventSource(url);

export const closeEventSource = method<(source: EventSource) => void>(EventSource.prototype.close);

const post = method<(port: MessagePort, message: unknown) => void>(MessagePort.prototype.postMessage);
const start = method<(port: MessagePort) => void>(MessagePort.prototype.start);
const port1 = getter<(channel: MessageChannel) => MessagePort>(channels, "port1");
const port2 = getter<(channel: MessageChannel) => MessagePort>(channels, "port2");

/** A way to call oneself in a task of its own: what is posted arrives as `message` at `port`. */
export interface Wake {
    readonly port: MessagePort;
    start(): void;
    post(): void;
}

/** Two ports: what is posted to one arrives at the other. */
export function makeChannel(): { readonly port: MessagePort; readonly other: MessagePort } {
    const channel = new MessageChannel();
    return { port: port1(channel), other: port2(channel) };
}

export function makeWake(): Wake {
    const { port, other } = makeChannel();
    return { port, start: () => start(port), post: () => post(other, null) };
}
