import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { browser } from "./browser.js";
import { FakeHost, settled } from "./fake-host.js";
import { FakeSocket } from "./fake-socket.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

test("open, messages and close come in order, each in its state", () => {
    const socket = new FakeSocket();
    socket.is("open");
    socket.is("message", { data: "a" });
    socket.is("message", { data: "" });
    socket.closed(4000, "bye");
    assert.deepEqual(socket.seen, ["open 1", "message a 1", "message  1", "close 4000 bye true 3"]);
});

test("a failed connection is an error, then a close", () => {
    const socket = FakeSocket.open();
    socket.is("error", { error: "the server broke the WebSocket protocol", stage: "protocol" });
    assert.deepEqual(socket.seen, []);
    assert.equal(socket.ws.readyState, 1);
    socket.closed(1006, "", false);
    assert.deepEqual(socket.seen, ["error 3", "close 1006  false 3"]);
});

test("a connection that is lost is no error, as in Chromium", () => {
    const socket = FakeSocket.open();
    socket.is("error", { error: "connection lost", stage: "tcp" });
    socket.closed(1006, "", false);
    assert.deepEqual(socket.seen, ["close 1006  false 3"]);
});

test("a connection that was never made is an error", () => {
    const socket = new FakeSocket();
    socket.is("error", { error: "connection refused", stage: "tcp" });
    socket.closed(1006, "", false);
    assert.deepEqual(socket.seen, ["error 3", "close 1006  false 3"]);
});

test("a connection that the peer did not close in time is no error", () => {
    const socket = FakeSocket.open();
    socket.ws.close();
    socket.closed(1006, "", false);
    assert.deepEqual(socket.seen, ["close 1006  false 3"]);
});

for (const code of ["capability_denied", "host_denied", "limit_exceeded", "invalid_params"]) {
    test(`a connection refused for ${code} fails, later`, async () => {
        const socket = new FakeSocket();
        socket.host.refuse({ code, message: "no" });
        assert.deepEqual(socket.seen, []);
        await settled();
        assert.deepEqual(socket.seen, ["error 3", "close 1006  false 3"]);
    });
}

test("nothing comes after close", () => {
    const socket = FakeSocket.open();
    socket.closed();
    socket.is("message", { data: "ghost" });
    socket.is("open");
    socket.closed();
    assert.deepEqual(socket.seen, ["close 1000  true 3"]);
});

test("the events are what the standard says", () => {
    const socket = new FakeSocket("wss://user@localhost:8080/path?q");
    const events: Event[] = [];
    for (const type of ["open", "message", "error", "close"]) {
        socket.ws.addEventListener(type, (event) => events.push(event));
    }
    socket.is("open");
    socket.is("message", { data: "a" });
    socket.is("error", { error: "lost" });
    socket.closed(1006, "", false);
    const [open, message, error, close] = events;
    for (const event of events) {
        assert.deepEqual([event.bubbles, event.cancelable, event.composed], [false, false, false]);
        assert.equal(event.target, socket.ws);
    }
    assert.equal(open?.constructor, Event);
    assert.equal(error?.constructor, Event);
    assert.ok(message instanceof MessageEvent);
    assert.equal(message.origin, "wss://localhost:8080");
    assert.deepEqual([message.data, message.lastEventId, message.source], ["a", "", null]);
    assert.deepEqual(message.ports, []);
    assert.equal(Object.prototype.toString.call(close), "[object CloseEvent]");
    const { code, reason, wasClean } = close as CloseEvent;
    assert.deepEqual([code, reason, wasClean], [1006, "", false]);
});

test("binary messages are what binaryType says when they come", async () => {
    const { ws, ...socket } = FakeSocket.open();
    const seen: unknown[] = [];
    ws.addEventListener("message", ({ data }) => seen.push(data));
    const deliver = (): void =>
        socket.host.ws(socket, "message", { data: Uint8Array.of(1, 2).buffer });
    deliver();
    ws.binaryType = "arraybuffer";
    deliver();
    const [blob, buffer] = seen;
    assert.ok(blob instanceof Blob);
    assert.deepEqual([...new Uint8Array(await blob.arrayBuffer())], [1, 2]);
    assert.ok(buffer instanceof ArrayBuffer);
    assert.deepEqual([...new Uint8Array(buffer)], [1, 2]);
});

test("events without a listener are gone", async () => {
    const host = new FakeHost();
    const ws = new host.client.WebSocket("ws://localhost/");
    host.ws({ id: String(host.last().params["connectionId"]) }, "open");
    ws.onopen = () => assert.fail("too late");
    await settled();
});

test("a message that was on its way when close() was called is dropped", async () => {
    const socket = FakeSocket.open();
    socket.ws.onmessage = () => socket.ws.close();
    socket.is("message", { data: "a" });
    socket.is("message", { data: "b" });
    await settled();
    socket.closed(1005);
    assert.deepEqual(socket.seen, ["message a 1", "close 1005  true 3"]);
});

test("a listener that throws does not stop the others, and its error is reported", async () => {
    const socket = FakeSocket.open();
    const failure = new Error("on purpose");
    const runners = process.rawListeners("uncaughtException");
    process.removeAllListeners("uncaughtException");
    const reported = new Promise((resolve) => process.once("uncaughtException", resolve));
    socket.ws.onmessage = () => {
        throw failure;
    };
    const seen: string[] = [];
    socket.ws.addEventListener("message", () => seen.push("other"));
    socket.is("message", { data: "a" });
    assert.deepEqual(seen, ["other"]);
    assert.equal(await reported, failure);
    runners.forEach((listener) => process.on("uncaughtException", listener as () => void));
});

test("a closed socket is forgotten", async () => {
    const host = new FakeHost();
    const refs = ["open", "closed"].map(() => {
        const ws = new WeakRef(new host.client.WebSocket("ws://localhost/"));
        return { ws, id: String(host.last().params["connectionId"]) };
    });
    host.ws(refs[1] as { id: string }, "close", { code: 1000, reason: "" });
    await settled();
    collectGarbage();
    assert.deepEqual(
        refs.map(({ ws }) => ws.deref() !== undefined),
        [true, false],
    );
    assert.equal(host.of("ws.connect").length, 2); // also keeps the client alive until here
});

test("nothing is said on the console", async () => {
    const warn = mock.method(browser, "warn", () => undefined);
    const socket = FakeSocket.open();
    socket.refuseSend();
    socket.closed(1006, "", false);
    await settled();
    warn.mock.restore();
    assert.equal(warn.mock.callCount(), 0);
});
