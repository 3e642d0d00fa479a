// What shared workers are made of, in the document and in the worker.
import { natives } from "../../../sdk-js/src/natives/index.js";
import { getter, method } from "../../../sdk-js/src/natives/take.js";
import { reflection } from "./reflection.js";
import { scope } from "./scope.js";

const { Event, EventTarget, MessageEvent, SharedWorker, Worker, close } =
    scope as typeof globalThis & {
        readonly SharedWorker?: { readonly prototype: object };
    };
const { apply, objects } = natives;
const { bare } = objects;

export const sharedWorkerPrototype = SharedWorker?.prototype;

/** `options` as those of a shared worker, with its name. */
export const makeWorker = (url: string, options: object): Worker =>
    new Worker(url, options as WorkerOptions);

/** An object that events can be sent to, of the class `newTarget`. */
export const makeTarget = (newTarget: unknown): object =>
    reflection.construct(EventTarget, bare([]), newTarget);

export const makeEvent = (type: string): Event => new Event(type);

/** What a shared worker is told when a document connects to it. */
export const makeConnectEvent = (port: MessagePort): Event =>
    new MessageEvent("connect", bare({ data: "", ports: [port], source: port }));

const post = Worker && method<(worker: Worker, message: unknown, ports: Transferable[]) => void>(
    Worker.prototype.postMessage,
);

export function postPort(worker: Worker, message: unknown, port: MessagePort): void {
    post(worker, message, [port]);
}

const readPorts = getter<(event: Event) => readonly MessagePort[]>(MessageEvent.prototype, "ports");

/** The port that came with a message. */
export const portOf = (event: Event): MessagePort => readPorts(event)[0] as MessagePort;

/** Ends this worker. */
export function closeScope(): void {
    apply(close, scope, []);
}
