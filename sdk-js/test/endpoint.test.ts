import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { defaultEndpoint } from "../src/endpoint.js";

type Listener = (event: { source: unknown; data: unknown }) => void;

const parent = {
    posted: [] as unknown[][],
    postMessage: (...args: unknown[]) => parent.posted.push(args),
};
const listeners = new Set<Listener>();

beforeEach(() => {
    parent.posted = [];
    listeners.clear();
    const stub = {
        parent,
        addEventListener: (_type: string, listener: Listener) => listeners.add(listener),
        removeEventListener: (_type: string, listener: Listener) => listeners.delete(listener),
    };
    Object.assign(globalThis, { window: stub });
});

afterEach(() => {
    delete (globalThis as { window?: unknown }).window;
});

const dispatch = (source: unknown, data: unknown): void =>
    listeners.forEach((listener) => listener({ source, data }));

test("posts to the parent, whatever its origin", () => {
    defaultEndpoint().post({ type: "rp:request" });
    assert.deepEqual(parent.posted, [[{ type: "rp:request" }, "*"]]);
});

test("hears the parent and no other window, until it stops", () => {
    const heard: unknown[] = [];
    const stop = defaultEndpoint().listen((message) => heard.push(message));
    dispatch(parent, "from the parent");
    dispatch({}, "from another window");
    dispatch(null, "from nowhere");
    stop();
    dispatch(parent, "too late");
    assert.deepEqual(heard, ["from the parent"]);
});

test("prefers the way that the host has put into the document", () => {
    const port = { post: () => undefined, listen: () => () => undefined };
    Object.assign(window, { "portcullis.port": port });
    assert.equal(defaultEndpoint(), port);
});
