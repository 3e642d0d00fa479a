// What a page has and Node.js has not, or not so. The build puts it before all else, since the SDK
// takes what it uses when it is loaded.
import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto as Crypto;

type MessageInit = { data?: unknown; source?: unknown };

/** Node.js has the class, but not this way to fill it. */
class BrowserMessageEvent extends Event {
    #data: unknown;
    #source: unknown;
    origin = "";
    lastEventId = "";
    ports = [];

    constructor(type: string, { data = null, source = null }: MessageInit = {}) {
        super(type);
        this.#data = data;
        this.#source = source;
    }

    get data(): unknown {
        return this.#data;
    }

    get source(): unknown {
        return this.#source;
    }

    initMessageEvent(_type: string, _bubbles: boolean, _cancelable: boolean, ...init: unknown[]) {
        [this.#data, this.origin] = init as [unknown, string];
    }
}

const parent = { postMessage: (...args: unknown[]) => void browser.posted.push(args) };
const { warn } = console;
const { setTimeout } = globalThis;
const { arrayBuffer } = Blob.prototype;

/** What tests play of it. */
export const browser = {
    baseUri: undefined as string | undefined,
    parent,
    /** What was posted to the parent. */
    posted: [] as unknown[][],
    readBlob: (blob: Blob): Promise<ArrayBuffer> => arrayBuffer.call(blob),
    setTimeout,
    warn: warn.bind(console),
    window: Object.assign(new EventTarget(), { parent }),
};

class BrowserNode {
    get baseURI(): string | undefined {
        return browser.baseUri;
    }
}

Blob.prototype.arrayBuffer = function () {
    return browser.readBlob(this);
};
console.warn = (...args: unknown[]) => browser.warn(...args);
Object.assign(globalThis, {
    MessageEvent: BrowserMessageEvent,
    Node: BrowserNode,
    document: new BrowserNode(),
    setTimeout: (...args: Parameters<typeof setTimeout>) => browser.setTimeout(...args),
    window: browser.window,
});
