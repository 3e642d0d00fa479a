import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { maxKeptSize } from "../src/kept-events.js";
import { browser } from "./browser.js";
import { FakeHost, record, settled } from "./fake-host.js";

const maxKeptEvents = 1024;

test("early events wait for listeners and keep their order across types", async () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    host.ws(connection, "open");
    host.ws(connection, "message", { data: "a" });
    host.ws(connection, "close", { code: 1000, reason: "" });
    const seen: string[] = [];
    connection.on("close", () => seen.push("close"));
    connection.on("message", (data) => seen.push(String(data)));
    connection.on("open", () => seen.push("open"));
    assert.deepEqual(seen, []);
    await settled();
    assert.deepEqual(seen, ["open", "a", "close"]);
});

test("what comes between listening and the replay stays behind", async () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    host.ws(connection, "message", { data: "a" });
    const seen = record(connection);
    host.ws(connection, "message", { data: "b" });
    await settled();
    host.ws(connection, "message", { data: "c" });
    assert.deepEqual(seen, ["a", "b", "c"]);
});

test("events that nobody wants do not hold up others", () => {
    const host = new FakeHost();
    const connection = host.openConnection(); // nobody listens to open
    const seen: string[] = [];
    connection.on("message", (data) => seen.push(String(data)));
    return settled().then(() => {
        host.ws(connection, "message", { data: "a" });
        assert.deepEqual(seen, ["a"]);
    });
});

test("a second listener gets no replay of what the first has had", async () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    host.ws(connection, "message", { data: "a" });
    const first: string[] = [];
    const second: string[] = [];
    connection.on("message", (data) => first.push(String(data)));
    await settled();
    connection.on("message", (data) => second.push(String(data)));
    await settled();
    assert.deepEqual([first, second], [["a"], []]);
});

test("the oldest messages give way past the bound, and it is said", async () => {
    const warn = mock.method(browser, "warn", () => undefined);
    const host = new FakeHost();
    const connection = host.openConnection(); // its open event is kept too, and never dropped
    for (let i = 0; i < maxKeptEvents + 9; ++i) {
        host.ws(connection, "message", { data: String(i) });
    }
    const seen = record(connection);
    await settled();
    warn.mock.restore();
    assert.equal(seen.length, maxKeptEvents);
    assert.deepEqual(seen.slice(0, 2), ["open", "10"]);
    assert.equal(seen.at(-1), String(maxKeptEvents + 8));
    assert.deepEqual(
        warn.mock.calls.map((call) => call.arguments),
        [["10 events came before anybody listened and were dropped"]],
    );
});

test("kept messages are bounded by their size", async () => {
    const warn = mock.method(browser, "warn", () => undefined);
    const host = new FakeHost();
    const connection = host.openConnection();
    const half = "x".repeat(maxKeptSize / 2);
    host.ws(connection, "message", { data: half });
    host.ws(connection, "message", { data: half });
    host.ws(connection, "message", { data: "one more" });
    const seen = record(connection);
    await settled();
    warn.mock.restore();
    assert.deepEqual(seen, ["open", half, "one more"]);
});

test("errors are bounded too, and give way only where no message is left", async () => {
    const warn = mock.method(browser, "warn", () => undefined);
    const host = new FakeHost();
    const connection = host.openConnection();
    host.ws(connection, "error", { error: "first" });
    host.ws(connection, "message", { data: "gives way" });
    for (let i = 0; i < maxKeptEvents - 1; ++i) {
        host.ws(connection, "error", { error: String(i) });
    }
    const seen = record(connection);
    await settled();
    warn.mock.restore();
    assert.equal(seen.length, maxKeptEvents);
    assert.deepEqual(seen.slice(0, 2), ["open", "error 0"]);
    assert.equal(warn.mock.callCount(), 1);
});

test("kept errors are bounded by their size", async () => {
    const warn = mock.method(browser, "warn", () => undefined);
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    const half = "x".repeat(maxKeptSize / 2);
    for (const error of [half, half, "one more"]) {
        host.ws(connection, "error", { error });
    }
    const seen = record(connection);
    await settled();
    warn.mock.restore();
    assert.deepEqual(seen, [`error ${half}`, "error one more"]);
});

test("what was dropped is said once", async () => {
    const warn = mock.method(browser, "warn", () => undefined);
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    for (let i = 0; i <= maxKeptEvents; ++i) {
        host.ws(connection, "message", { data: String(i) });
    }
    host.ws(connection, "error", { error: "e" });
    connection.on("message", () => undefined);
    await settled();
    connection.on("error", () => undefined);
    await settled();
    warn.mock.restore();
    assert.equal(warn.mock.callCount(), 1);
});

test("a single event that was dropped is said too", async () => {
    const warn = mock.method(browser, "warn", () => undefined);
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    for (let i = 0; i <= maxKeptEvents; ++i) {
        host.ws(connection, "message", { data: "x" });
    }
    record(connection);
    await settled();
    warn.mock.restore();
    const said = warn.mock.calls.map((call) => call.arguments);
    assert.deepEqual(said, [["1 events came before anybody listened and were dropped"]]);
});

test("at the bound nothing is dropped, and nothing is said", async () => {
    const warn = mock.method(browser, "warn", () => undefined);
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    const rest = "x".repeat(maxKeptSize - maxKeptEvents + 1);
    host.ws(connection, "message", { data: rest });
    for (let i = 1; i < maxKeptEvents; ++i) {
        host.ws(connection, "message", { data: "y" });
    }
    const seen = record(connection);
    await settled();
    warn.mock.restore();
    assert.equal(seen.length, maxKeptEvents);
    assert.equal(warn.mock.callCount(), 0);
});

test("a listener added during the replay gets its events in their place", async () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    host.ws(connection, "message", { data: "a" });
    host.ws(connection, "close", { code: 1000, reason: "" });
    const seen: string[] = [];
    connection.on("close", () => seen.push("close"));
    connection.on("open", () => {
        seen.push("open");
        connection.on("message", (data) => seen.push(String(data)));
    });
    await settled();
    assert.deepEqual(seen, ["open", "a", "close"]);
});

test("what comes during the replay queues behind what is kept", async () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    host.ws(connection, "open");
    host.ws(connection, "message", { data: "a" });
    const seen = record(connection);
    connection.on("open", () => host.ws(connection, "message", { data: "b" }));
    await settled();
    assert.deepEqual(seen, ["open", "a", "b"]);
});

test("a listener added after close gets nothing that came before it", async () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const seen: string[] = [];
    connection.on("close", () => seen.push("close"));
    await settled();
    host.ws(connection, "message", { data: "unheard" });
    host.ws(connection, "close", { code: 1000, reason: "" });
    connection.on("message", (data) => seen.push(String(data)));
    await settled();
    assert.deepEqual(seen, ["close"]);
});

test("the bound is the host's once it has told it", async () => {
    const warn = mock.method(browser, "warn", () => undefined);
    const host = new FakeHost();
    await host.tell({ maxKeptEvents: 3 });
    const connection = host.openConnection();
    for (const data of ["a", "b", "c"]) {
        host.ws(connection, "message", { data });
    }
    const seen = record(connection);
    await settled();
    warn.mock.restore();
    assert.deepEqual(seen, ["open", "b", "c"]);
});

test("kept bytes count like characters", async () => {
    const warn = mock.method(browser, "warn", () => undefined);
    const host = new FakeHost();
    const connection = host.openConnection();
    host.ws(connection, "message", { data: new ArrayBuffer(maxKeptSize) });
    host.ws(connection, "message", { data: "x" });
    const seen = record(connection);
    await settled();
    warn.mock.restore();
    assert.deepEqual(seen, ["open", "x"]);
});

test("at 80 % of the bound the author is warned, once until it falls below again", async () => {
    const host = new FakeHost();
    await host.tell({ maxKeptEvents: 10 });
    const warnings: unknown[] = [];
    host.client.on("limit.warning", (payload) => warnings.push(payload));
    const connection = host.client.ws.connect("ws://localhost/");
    const fill = (count: number): void => {
        for (let i = 0; i < count; ++i) {
            host.ws(connection, "message", { data: "x" });
        }
    };
    fill(7);
    assert.deepEqual(warnings, []);
    fill(2);
    const warning = { limit: "maxKeptEvents", value: 8, max: 10, connectionId: connection.id };
    assert.deepEqual(warnings, [warning]);
    const stop = connection.on("message", () => undefined);
    await settled();
    stop();
    fill(8);
    assert.deepEqual(warnings, [warning, warning]);
});

test("what is stale later is not kept", async () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const lost = { attempt: 1, delayMs: 1, code: 1006, reason: "" };
    host.ws(connection, "reconnecting", lost);
    host.ws(connection, "open", { reconnected: true });
    host.ws(connection, "pong", { data: "", elapsedMs: 1, heartbeat: true });
    const seen: string[] = [];
    connection.on("open", ({ reconnected }) => seen.push(`open ${reconnected}`));
    connection.on("reconnecting", () => seen.push("reconnecting"));
    connection.on("pong", () => seen.push("pong"));
    await settled();
    assert.deepEqual(seen, ["open false"]);
});

test("news behind kept events keep their place", async () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const seen: string[] = [];
    connection.on("open", () => seen.push("open"));
    connection.on("pong", () => seen.push("pong"));
    host.ws(connection, "pong", { data: "", elapsedMs: 1, heartbeat: true });
    assert.deepEqual(seen, []);
    await settled();
    assert.deepEqual(seen, ["open", "pong"]);
});
