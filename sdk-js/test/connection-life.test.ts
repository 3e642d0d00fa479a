import assert from "node:assert/strict";
import { test } from "node:test";

import { RpError } from "../src/index.js";
import { FakeHost, record, settled } from "./fake-host.js";

const lost = { attempt: 1, delayMs: 800, code: 1006, reason: "" };

const notOpen = (thrown: unknown): boolean =>
    thrown instanceof RpError && thrown.code === "not_open";

test("open tells what the server said", () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    const seen: unknown[] = [];
    connection.on("open", (info) => seen.push(info));
    assert.equal(connection.protocol, "");
    const info = { protocol: "b", headers: { a: "1" }, url: "ws://localhost/", reconnected: true };
    host.ws(connection, "open", info);
    assert.deepEqual(seen, [info]);
    assert.equal(connection.protocol, "b");
});

test("a host that tells less is understood", () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    const seen: unknown[] = [];
    connection.on("open", (info) => seen.push(info));
    connection.on("message", (...args) => seen.push(args));
    connection.on("error", (...args) => seen.push(args));
    connection.on("close", (...args) => seen.push(args));
    host.ws(connection, "open");
    host.ws(connection, "message", { data: "a" });
    host.ws(connection, "error", { error: "lost" });
    host.ws(connection, "close", { code: 1006, reason: "" });
    assert.deepEqual(seen, [
        { protocol: "", headers: {}, url: "ws://localhost/", reconnected: false },
        ["a", { dropped: 0 }],
        ["lost", { stage: "unknown" }],
        [1006, "", false],
    ]);
});

test("a close frame makes it clean where the host does not say", async () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const seen: boolean[] = [];
    connection.on("close", (_code, _reason, wasClean) => seen.push(wasClean));
    host.ws(connection, "close", { code: 1005, reason: "" });
    await settled();
    assert.deepEqual(seen, [true]);
});

test("events come with their facts", async () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const seen: unknown[] = [];
    connection.on("message", (...args) => seen.push(args));
    connection.on("pong", (...args) => seen.push(args));
    connection.on("reconnecting", (...args) => seen.push(args));
    connection.on("error", (...args) => seen.push(args));
    connection.on("close", (...args) => seen.push(args));
    const data = new ArrayBuffer(2);
    const pong = { data, elapsedMs: 3, heartbeat: false };
    const failure = { stage: "http", httpStatus: 403 };
    host.ws(connection, "message", { data, dropped: 2 });
    host.ws(connection, "pong", pong);
    host.ws(connection, "reconnecting", { ...lost, error: "refused", stage: "tcp" });
    host.ws(connection, "error", { error: "no", ...failure });
    host.ws(connection, "close", { code: 1006, reason: "", wasClean: false });
    await settled();
    assert.deepEqual(seen, [
        [data, { dropped: 2 }],
        [pong],
        [{ ...lost, error: "refused", stage: "tcp" }],
        ["no", failure],
        [1006, "", false],
    ]);
});

for (const [code, stage] of [
    ["capability_denied", "policy"],
    ["host_denied", "policy"],
    ["invalid_params", "policy"],
    ["limit_exceeded", "limit"],
] as const) {
    test(`a connection refused for ${code} has failed at the stage ${stage}`, async () => {
        const host = new FakeHost();
        const connection = host.client.ws.connect("ws://localhost/");
        const seen: unknown[] = [];
        connection.on("error", (...args) => seen.push(args));
        connection.on("close", (...args) => seen.push(args));
        host.refuse({ code, message: "no" });
        await settled();
        assert.deepEqual(seen, [
            [`${code}: no`, { stage }],
            [1006, "", false],
        ]);
    });
}

test("while it reconnects it still takes messages", () => {
    const host = new FakeHost();
    const connection = host.openConnection({ reconnect: {} });
    host.ws(connection, "reconnecting", lost);
    assert.equal(connection.readyState, "reconnecting");
    connection.send("meanwhile");
    assert.equal(host.last().params["data"], "meanwhile");
    assert.throws(() => connection.ping(), notOpen);
    host.ws(connection, "open", { reconnected: true });
    assert.equal(connection.readyState, "open");
});

test("close() while it reconnects is sent at once, and is final", () => {
    const host = new FakeHost();
    const connection = host.openConnection({ reconnect: {} });
    host.ws(connection, "reconnecting", lost);
    connection.close();
    assert.equal(host.last().method, "ws.close");
    host.ws(connection, "open", { reconnected: true });
    host.ws(connection, "reconnecting", lost);
    assert.equal(connection.readyState, "closing");
    assert.equal(host.of("ws.close").length, 1);
});

for (const code of [NaN, Infinity]) {
    test(`${code} is no close code`, () => {
        const host = new FakeHost();
        const connection = host.openConnection();
        assert.throws(() => connection.close(code), TypeError);
        assert.equal(host.of("ws.close").length, 0);
        assert.equal(connection.readyState, "open");
    });
}

test("close() before open does not wait for another attempt", () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/", { reconnect: {} });
    connection.close(4000, "enough");
    host.ws(connection, "reconnecting", lost);
    assert.deepEqual(host.last().params, {
        connectionId: connection.id,
        code: 4000,
        reason: "enough",
    });
});

test("a close that the host refuses leaves the connection as it was", async () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const refused: string[] = [];
    connection.on("refused", ({ method }) => refused.push(method));
    await settled();
    connection.close(1001);
    host.failNotification("invalid_params", { method: "ws.close", connectionId: connection.id });
    assert.deepEqual(refused, ["ws.close"]);
    assert.equal(connection.readyState, "open");
    connection.close();
    assert.equal(host.of("ws.close").length, 2);
    host.failNotification("limit_exceeded", { method: "ws.send", connectionId: connection.id });
    assert.equal(connection.readyState, "closing");
});

test("a close that was refused is not tried again by itself", () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/", { reconnect: {} });
    connection.on("refused", () => undefined);
    connection.close(1001);
    host.ws(connection, "open");
    host.failNotification("invalid_params", { method: "ws.close", connectionId: connection.id });
    host.ws(connection, "reconnecting", lost);
    assert.equal(connection.readyState, "reconnecting");
    assert.equal(host.of("ws.close").length, 1);
});

test("after abort() no refused close brings the connection back", () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    connection.on("refused", () => undefined);
    connection.close(1001);
    connection.abort();
    host.failNotification("invalid_params", { method: "ws.close", connectionId: connection.id });
    assert.equal(connection.readyState, "closing");
});

test("abort() works before open and while closing, once", async () => {
    const host = new FakeHost();
    const connecting = host.client.ws.connect("ws://localhost/");
    connecting.abort();
    connecting.abort();
    assert.equal(connecting.readyState, "closing");
    assert.throws(() => connecting.send("x"), notOpen);
    const closing = host.openConnection();
    closing.close();
    closing.abort();
    assert.equal(host.of("ws.abort").length, 2);
    const seen = record(closing);
    host.ws(closing, "close", { code: 1006, reason: "" });
    closing.abort();
    await settled();
    assert.equal(host.of("ws.abort").length, 2);
    assert.deepEqual(seen, ["open", "close 1006 "]);
});

test("ping() takes data as send() does, and only while it is open", () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    assert.throws(() => connection.ping(), notOpen);
    host.ws(connection, "open");
    connection.ping(Uint8Array.of(7));
    assert.deepEqual([...new Uint8Array(host.last().params["data"] as ArrayBuffer)], [7]);
    assert.throws(() => connection.ping(7 as unknown as string), TypeError);
    assert.equal(connection.bufferedAmount, 0);
    connection.close();
    assert.throws(() => connection.ping(), notOpen);
});
