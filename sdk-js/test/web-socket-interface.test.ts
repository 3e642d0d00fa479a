import assert from "node:assert/strict";
import { test } from "node:test";

import { FakeHost } from "./fake-host.js";
import { FakeSocket } from "./fake-socket.js";

const { WebSocket } = new FakeHost().client;
const { prototype } = WebSocket;

type Loose = Record<string | symbol, unknown>;
const loose = (object: object): Loose => object as unknown as Loose;
const descriptor = (object: object, name: string | symbol): PropertyDescriptor =>
    Object.getOwnPropertyDescriptor(object, name) ?? assert.fail(`no own ${String(name)}`);

const readOnly = ["url", "readyState", "bufferedAmount", "extensions", "protocol"];
const writable = ["onopen", "onerror", "onclose", "onmessage", "binaryType"];
const states = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 };

test("the class is like the browser's", () => {
    assert.equal(WebSocket.name, "WebSocket");
    assert.equal(WebSocket.length, 1);
    assert.equal(Object.getPrototypeOf(WebSocket), EventTarget);
    assert.equal(Object.getPrototypeOf(prototype), EventTarget.prototype);
    assert.equal(prototype.constructor, WebSocket);
    assert.equal(descriptor(prototype, "constructor").enumerable, false);
    assert.equal(descriptor(WebSocket, "prototype").writable, false);
    assert.deepEqual(descriptor(prototype, Symbol.toStringTag), {
        value: "WebSocket",
        writable: false,
        enumerable: false,
        configurable: true,
    });
    assert.equal(String(new FakeSocket().ws), "[object WebSocket]");
});

test("the prototype has the members of the standard and no others", () => {
    const names = Object.getOwnPropertyNames(prototype).sort();
    const expected = [...readOnly, ...writable, ...Object.keys(states), "close", "send"];
    assert.deepEqual(names, [...expected, "constructor"].sort());
    assert.deepEqual(Object.keys(prototype).sort(), expected.sort());
});

for (const [name, value] of Object.entries(states)) {
    test(`${name} is a constant`, () => {
        for (const holder of [WebSocket, prototype]) {
            assert.deepEqual(descriptor(holder, name), {
                value,
                writable: false,
                enumerable: true,
                configurable: false,
            });
        }
        const { ws } = new FakeSocket();
        assert.equal(loose(ws)[name], value);
        assert.throws(() => (loose(ws)[name] = 7), TypeError);
    });
}

for (const name of readOnly) {
    test(`${name} is read-only`, () => {
        const { get, set, configurable } = descriptor(prototype, name);
        assert.equal(typeof get, "function");
        assert.equal(set, undefined);
        assert.equal(configurable, true);
        assert.throws(() => (loose(new FakeSocket().ws)[name] = "x"), TypeError);
    });
}

for (const name of [...readOnly, ...writable]) {
    test(`${name} is of WebSocket objects only`, () => {
        const { get, set } = descriptor(prototype, name);
        assert.throws(() => get?.call({}), TypeError);
        assert.throws(() => loose(prototype)[name], TypeError);
        if (set) {
            assert.throws(() => set.call({}, null), TypeError);
        }
    });
}

test("the methods are of WebSocket objects only", () => {
    assert.throws(() => prototype.close.call({} as WebSocket), TypeError);
    assert.throws(() => prototype.send.call({} as WebSocket, "x"), TypeError);
    assert.throws(() => prototype.close.call({} as WebSocket, 7), TypeError);
});

test("the methods have the lengths of the standard", () => {
    assert.equal(prototype.close.length, 0);
    assert.equal(prototype.send.length, 1);
});

test("methods can be replaced on an object", () => {
    const { ws } = new FakeSocket();
    Object.assign(ws, { close: 5 });
    assert.equal(ws.close as unknown, 5);
});

test("it can be extended", () => {
    const host = new FakeHost();
    class Derived extends host.client.WebSocket {
        readonly extra = 1;
    }
    const ws = new Derived("ws://localhost/");
    assert.ok(ws instanceof host.client.WebSocket);
    assert.equal(ws.readyState, 0);
});

test("a call without new, or without a URL, is a TypeError", () => {
    const call = WebSocket as unknown as (url?: string) => void;
    assert.throws(() => call("ws://localhost/"), TypeError);
    assert.throws(() => Reflect.construct(WebSocket, []), TypeError);
});

test("binaryType is one of two, and anything else is ignored", () => {
    const { ws } = new FakeSocket();
    assert.equal(ws.binaryType, "blob");
    ws.binaryType = "arraybuffer";
    for (const wrong of ["Blob", "", null, 1]) {
        ws.binaryType = wrong as BinaryType;
        assert.equal(ws.binaryType, "arraybuffer");
    }
    assert.throws(() => (ws.binaryType = Symbol() as never), TypeError);
    ws.binaryType = "blob";
    assert.equal(ws.binaryType, "blob");
});

for (const type of ["open", "error", "close", "message"]) {
    test(`on${type} is an event handler attribute`, () => {
        const { ws } = new FakeSocket();
        const name = `on${type}`;
        const fire = (): boolean => ws.dispatchEvent(new Event(type));
        const calls: unknown[] = [];
        assert.equal(loose(ws)[name], null);

        ws.addEventListener(type, () => calls.push("before"));
        loose(ws)[name] = () => calls.push("replaced");
        ws.addEventListener(type, () => calls.push("after"));
        const handler = function (this: unknown, event: Event): void {
            calls.push("handler", this === ws, event.type);
        };
        loose(ws)[name] = handler;
        assert.equal(loose(ws)[name], handler);
        fire();
        assert.deepEqual(calls.splice(0), ["before", "handler", true, type, "after"]);

        for (const none of [2, "x", undefined, null]) {
            loose(ws)[name] = handler;
            loose(ws)[name] = none;
            assert.equal(loose(ws)[name], null);
        }
        fire();
        assert.deepEqual(calls.splice(0), ["before", "after"]);

        loose(ws)[name] = () => calls.push("anew");
        fire();
        assert.deepEqual(calls.splice(0), ["before", "after", "anew"]);

        const object = { handleEvent: () => calls.push("handleEvent") };
        loose(ws)[name] = object;
        assert.equal(loose(ws)[name], object);
        fire();
        assert.deepEqual(calls, ["before", "after"]);
    });
}

test("two attributes do not share a handler", () => {
    const { ws } = new FakeSocket();
    ws.onopen = () => undefined;
    assert.equal(ws.onclose, null);
});
