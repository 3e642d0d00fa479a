import assert from "node:assert/strict";
import { test } from "node:test";

import { WebSocket } from "../src/index.js";
import { FakeHost, type Posted } from "./fake-host.js";

const own = (): PropertyDescriptor | undefined =>
    Object.getOwnPropertyDescriptor(globalThis, "WebSocket");

test("the global class can be replaced and put back", () => {
    const { client } = new FakeHost();
    const former = () => undefined;
    const property = { value: former, writable: true, enumerable: false, configurable: true };
    Object.defineProperty(globalThis, "WebSocket", property);
    const restore = client.installWebSocket();
    assert.deepEqual(own(), { ...property, value: client.WebSocket });
    restore();
    assert.deepEqual(own(), property);
});

test("where there was none, none is left", () => {
    Reflect.deleteProperty(globalThis, "WebSocket");
    const restore = new FakeHost().client.installWebSocket();
    assert.ok(own());
    restore();
    assert.equal(own(), undefined);
});

test("the class of the SDK makes one client of its own, when it is first used", () => {
    const posted: Posted[] = [];
    const parent = { postMessage: (message: Posted) => posted.push(message) };
    Object.assign(globalThis, { window: { parent, addEventListener: () => undefined } });
    assert.deepEqual(posted, []);
    const ws = new WebSocket("ws://localhost/");
    assert.ok(new WebSocket("ws://localhost/") instanceof WebSocket);
    delete (globalThis as { window?: unknown }).window;
    assert.equal(ws.readyState, WebSocket.CONNECTING);
    assert.deepEqual(
        posted.map(({ method }) => method),
        ["rp.hello", "ws.connect", "ws.connect"],
    );
});
