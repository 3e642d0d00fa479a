import assert from "node:assert/strict";
import { test } from "node:test";

import { WebSocket } from "../src/index.js";
import { browser } from "./browser.js";
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

test("the global class has the options that it was installed with", () => {
    const { client, ...host } = new FakeHost();
    const restore = client.installWebSocket({ headers: { Origin: "https://app.example" } });
    assert.notEqual(own()?.value, client.WebSocket);
    new globalThis.WebSocket("ws://localhost/");
    restore();
    assert.equal(own(), undefined);
    const [connect] = host.posted;
    assert.deepEqual(connect?.params["headers"], { Origin: "https://app.example" });
});

test("undefined options are none", () => {
    const { client } = new FakeHost();
    const restore = client.installWebSocket(undefined);
    assert.equal(own()?.value, client.WebSocket);
    restore();
});

test("installing again replaces the class, and what was there first is put back", () => {
    const { client } = new FakeHost();
    const property = { value: () => 1, writable: true, enumerable: false, configurable: true };
    Object.defineProperty(globalThis, "WebSocket", property);
    const restoreFirst = client.installWebSocket({ timeoutMs: 1 });
    const first = own()?.value as unknown;
    const restoreSecond = client.installWebSocket({ timeoutMs: 2 });
    const second = own()?.value as unknown;
    assert.notEqual(second, first);
    restoreFirst(); // the global is another one by now
    assert.equal(own()?.value, second);
    restoreSecond();
    assert.deepEqual(own(), property);
    restoreSecond();
    assert.deepEqual(own(), property);
    client.installWebSocket({ timeoutMs: 3 });
    client.close();
    assert.deepEqual(own(), property);
    Reflect.deleteProperty(globalThis, "WebSocket");
});

test("what somebody else has put there stays", () => {
    const { client } = new FakeHost();
    const restore = client.installWebSocket({ timeoutMs: 1 });
    const others = { value: () => 2, writable: true, enumerable: false, configurable: true };
    Object.defineProperty(globalThis, "WebSocket", others);
    restore();
    client.close();
    assert.deepEqual(own(), others);
    Reflect.deleteProperty(globalThis, "WebSocket");
});

test("the class of the SDK makes one client of its own, when it is first used", () => {
    assert.equal(browser.posted.length, 0);
    const ws = new WebSocket("ws://localhost/");
    assert.ok(new WebSocket("ws://localhost/") instanceof WebSocket);
    assert.equal(ws.readyState, WebSocket.CONNECTING);
    assert.deepEqual(
        browser.posted.map(([message]) => (message as Posted).method),
        ["rp.hello", "ws.connect", "ws.connect"],
    );
});
